using System.Reflection;
using System.Runtime.ExceptionServices;

namespace CrmCore.Tests.Storage;

/// <summary>
/// A contract suite as cases of a theory, for stores that need something that a machine may lack: a suite's own tests cannot be skipped by what is
/// found out at run time. The class under test is not public, so that its tests do not run twice.
/// </summary>
internal static class ContractCase
{
    public static TheoryData<string> NamesOf(Type suite)
    {
        var names = new TheoryData<string>();
        foreach (var (name, _, _) in CasesOf(suite)) names.Add(name);
        return names;
    }

    public static async Task RunAsync(Func<IAsyncLifetime> suite, string name)
    {
        var instance = suite();
        var (_, method, arguments) = CasesOf(instance.GetType()).Single(test => test.Name == name);
        await instance.InitializeAsync();
        try
        {
            await (Task)method.Invoke(instance, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
        finally
        {
            await instance.DisposeAsync();
        }
    }

    private static IEnumerable<(string Name, MethodInfo Method, object[] Arguments)> CasesOf(Type suite)
    {
        foreach (var method in suite.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            var data = method.GetCustomAttributes<InlineDataAttribute>().SelectMany(inline => inline.GetData(method)).ToList();
            if (data.Count == 0) yield return (method.Name, method, []);
            foreach (var arguments in data) yield return ($"{method.Name} {string.Join(' ', arguments)}", method, arguments);
        }
    }
}
