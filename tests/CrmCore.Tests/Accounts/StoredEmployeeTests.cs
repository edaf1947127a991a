using System.Text;
using System.Text.Json;

namespace CrmCore.Tests.Accounts;

public sealed class StoredEmployeeTests
{
    [Fact]
    public void An_employee_who_was_stored_before_there_were_limits_has_none()
    {
        var stored = Encoding.UTF8.GetBytes("""{"id":"olga","name":"Olga","active":true}""");

        var employee = JsonSerializer.Deserialize(stored, EmployeeJson.Stored.Employee)!;

        Assert.Equal((0, 0, 0), (employee.Skills.Count, employee.Languages.Count, employee.Territories.Count));
        Assert.Equal((0, 0, null, null), (employee.Capacity.Count, employee.DailyQuota.Count, employee.Rate, employee.Calendar));
    }
}
