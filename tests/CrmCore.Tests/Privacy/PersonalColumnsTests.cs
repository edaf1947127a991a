namespace CrmCore.Tests.Privacy;

public sealed class PersonalColumnsTests
{
    public static TheoryData<string> Types => [.. RecordCatalog.Schema.Types.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void R65_every_record_type_says_where_personal_values_lie_or_that_it_has_none(string name)
    {
        var type = RecordCatalog.Schema.Types.Single(t => t.Name == name);

        Assert.True(type.PersonalColumns is not null, $"'{name}' does not say which of its columns may hold values of a person: override PersonalColumns, with [] for none.");
        Assert.All(type.PersonalColumns, column => Assert.Contains(column, type.Columns.Select(c => c.Name)));
        var isText = type.Columns.Where(c => type.PersonalColumns.Contains(c.Name)).All(c => c.Kind is ColumnKind.Text or ColumnKind.Bytes);
        Assert.True(isText, $"'{name}' calls a column personal that holds no words.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void R65_what_is_erased_of_any_record_holds_the_person_no_more(string name)
    {
        var type = RecordCatalog.Schema.Types.Single(t => t.Name == name);
        var id = Guid.Parse("019cad58-bd80-7027-8da7-ab82c3286444");
        if (type.PersonalColumns!.Count == 0) return;
        var record = type.ReadAny(Full(type, id));
        var person = new PersonalValues(new HashSet<Guid> { id }, new HashSet<Guid>(), ["anna@example.com"], []);

        Assert.True(type.IsAbout(record, person));
        if (type.Erased(record, person) is not { } erased) return;
        var row = RowCapture.Of(type, erased);
        Assert.All(type.PersonalColumns, column => Assert.DoesNotContain("anna", RecordType.TextOf(row[Position(type, column)]) ?? "", StringComparison.OrdinalIgnoreCase));
        if (type.VersionColumn >= 0) Assert.True((long)row[type.VersionColumn]! > (long)RowCapture.Of(type, record)[type.VersionColumn]!);
    }

    [Theory]
    [InlineData("call 8 (916) 123-45-67 back", true)]
    [InlineData("+7 916 123 45 67", true)]
    [InlineData("""{"from":"8.916.123.45.67"}""", true)]
    [InlineData("mail to ANNA@example.com", true)]
    [InlineData("""{"a":"9161","b":"2345","c":"67"}""", false)]
    [InlineData("order 916123456", false)]
    [InlineData("anna@example.org", false)]
    public void A_key_is_found_in_whatever_spelling_and_not_in_other_numbers(string text, bool isFound) =>
        Assert.Equal(isFound, new PersonalValues(new HashSet<Guid>(), new HashSet<Guid>(), ["+79161234567", "anna@example.com"], []).HasKey(text));

    [Theory]
    [InlineData("Ann called", true)]
    [InlineData("for (Ann)", true)]
    [InlineData("Annual report", false)]
    [InlineData("by ann", false)]
    public void A_name_is_a_whole_word_as_it_is_written(string text, bool isFound) =>
        Assert.Equal(isFound, new PersonalValues(new HashSet<Guid>(), new HashSet<Guid>(), [], ["Ann"]).HasAny(text));

    [Fact]
    public void Escaped_letters_of_stored_json_are_read_as_letters() =>
        Assert.Equal("""{"n":"Анна"}""", ErasedJson.TextOf(System.Text.Encoding.UTF8.GetBytes("""{"n":"\u0410\u043d\u043d\u0430"}""")));

    private static int Position(RecordType type, string column) => type.Columns.Select((c, i) => (c.Name, i)).Single(c => c.Name == column).i;

    // A row in which every id is the person's, and every word their address.
    private static RowCapture Full(RecordType type, Guid id)
    {
        var row = RowCapture.Empty(type);
        for (var i = 0; i < type.Columns.Count; i++)
        {
            row[i] = type.Columns[i].Kind switch
            {
                ColumnKind.Integer => 1L,
                ColumnKind.Id => id,
                ColumnKind.Text when type.Columns[i].Name == "currency" => "RUB",
                ColumnKind.Text => "anna@example.com",
                _ => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(Json(type)),
            };
        }

        return row;
    }

    private static string Json(RecordType type) => type == DealRecords.Instance
        ? """{"fields":{"note":"anna@example.com"},"tags":["anna@example.com"],"origin":{"page":"anna@example.com","utm":{},"extra":{}},"otherContacts":[],"plannedOnce":[],"joined":[],"leftAudiences":[]}"""
        : """{"text":"anna@example.com"}""";
}
