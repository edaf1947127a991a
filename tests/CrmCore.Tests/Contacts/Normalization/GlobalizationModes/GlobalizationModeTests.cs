using System.Diagnostics;

namespace CrmCore.Tests.Contacts.Normalization.GlobalizationModes;

/// <summary>Keys are stored: they must not depend on whether a program has the tables of the system's cultures.</summary>
public sealed class GlobalizationModeTests : IDisposable
{
    private const string Setting = "\"System.Globalization.Invariant\": ";

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Normalisation_gives_the_same_in_both_globalization_modes()
    {
        var ordinary = await RunAsync(invariant: false);
        var invariant = await RunAsync(invariant: true);

        Assert.Equal(("False", "True"), (ordinary[0], invariant[0]));
        Assert.True(ordinary.Count > 1_000, $"Only {ordinary.Count} lines were compared.");
        Assert.Equal(ordinary.Skip(1), invariant.Skip(1));
    }

    private async Task<List<string>> RunAsync(bool invariant)
    {
        var program = typeof(Program).Assembly.Location;
        var config = Path.Combine(_folder, $"{invariant}.runtimeconfig.json");
        var written = await File.ReadAllTextAsync(Path.ChangeExtension(program, ".runtimeconfig.json"));
        await File.WriteAllTextAsync(config, written.Replace(Setting + "false", Setting + (invariant ? "true" : "false"), StringComparison.Ordinal));

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["exec", "--runtimeconfig", config, "--depsfile", Path.ChangeExtension(program, ".deps.json"), program];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.Equal(0, child.ExitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
