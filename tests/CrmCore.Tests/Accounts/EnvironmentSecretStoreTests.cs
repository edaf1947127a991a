namespace CrmCore.Tests.Accounts;

public sealed class EnvironmentSecretStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-secrets").FullName;
    private readonly List<string> _variables = [];

    public void Dispose()
    {
        foreach (var name in _variables) Environment.SetEnvironmentVariable(name, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_accounts_variable_goes_before_the_shared_one()
    {
        Set("CRMCORE_SECRET_SMTP_MAIN", "shared");
        Assert.Equal("shared", await FindAsync("acme-7", "smtp.main"));

        Set("CRMCORE_SECRET_ACME_7__SMTP_MAIN", "own");
        Assert.Equal("own", await FindAsync("acme-7", "smtp.main"));
        Assert.Equal("shared", await FindAsync("other", "smtp.main"));
    }

    [Fact]
    public async Task The_accounts_file_goes_before_the_shared_one_and_variables_before_files()
    {
        Write("token", "shared\n");
        Assert.Equal("shared", await FindAsync("acme", "token"));

        Write("acme/token", "own\r\n");
        Assert.Equal("own", await FindAsync("acme", "token"));
        Assert.Equal("shared", await FindAsync("other", "token"));

        Set("CRMCORE_SECRET_ACME__TOKEN", "variable");
        Assert.Equal("variable", await FindAsync("acme", "token"));
    }

    [Fact]
    public async Task An_unknown_or_empty_secret_is_none()
    {
        Write("empty", "\n");
        Write("acme/known", "x");

        Assert.Null(await FindAsync("acme", "empty"));
        Assert.Null(await FindAsync("acme", "unknown"));
        Assert.Null(await new EnvironmentSecretStore().FindAsync("acme", "known", default));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("acme/token")]
    [InlineData("acme\\token")]
    [InlineData("/etc/hostname")]
    [InlineData(".hidden")]
    public async Task No_name_leads_out_of_the_folder(string name)
    {
        Write("acme/token", "own");
        Write("inner/.hidden", "x");
        Write("outside", "x");

        Assert.Null(await new EnvironmentSecretStore(Path.Combine(_folder, "inner")).FindAsync("acme", name, default));
        Assert.Null(await FindAsync("acme", name));
    }

    [Fact]
    public async Task An_accounts_id_does_not_lead_out_of_the_folder_either()
    {
        Write("outside", "x");
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));

        Assert.Null(await new EnvironmentSecretStore(Path.Combine(_folder, "inner")).FindAsync("..", "outside", default));
    }

    private ValueTask<string?> FindAsync(string account, string name) => new EnvironmentSecretStore(_folder).FindAsync(account, name, default);

    private void Set(string name, string value)
    {
        _variables.Add(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
