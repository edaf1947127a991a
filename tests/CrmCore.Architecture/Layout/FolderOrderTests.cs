namespace CrmCore.Architecture;

public sealed class FolderOrderTests
{
    private const string Page = """
        # The core
        - Not a folder
        1. Records: what everything shares
        2. `Contacts`
        3. [Deals](Deals)

        Used by the root only:

        - Storage
        - Reports: figures
        """;

    [Fact]
    public void Folders_of_the_core_use_only_what_is_read_before_them()
    {
        var files = Repository.CSharpFiles("src/CrmCore");
        Findings.ShouldBeNone(new FolderOrder(files, ReadingOrder.OfCore()).Violations(), "Uses against the reading order of src/CrmCore/README.md");
    }

    [Fact]
    public void The_facade_maintenance_privacy_reports_and_diagnostics_are_rooms_of_the_root() =>
        Assert.Equal(["Diagnostics", "Facade", "Maintenance", "Privacy", "Reports"], ReadingOrder.OfCore().RootOnly.Order(StringComparer.Ordinal));

    [Fact]
    public void The_reading_order_is_the_numbered_list_and_root_only_folders_are_bullets()
    {
        var order = ReadingOrder.Parse(Page);
        Assert.Equal(["Records", "Contacts", "Deals"], order.Folders);
        Assert.Equal(["Storage", "Reports"], order.RootOnly);
    }

    [Fact]
    public void A_use_of_an_earlier_folder_is_fine() => Findings.ShouldBe(Check(
        ("Contacts/Contact.cs", "sealed record Contact(string Name);"),
        ("Deals/Deal.cs", "sealed record Deal(Contact Contact, List<Contact> More);")));

    [Fact]
    public void A_use_of_a_later_folder_is_found_with_its_line() => Findings.ShouldBe(
        Check(
            ("Contacts/Contact.cs", "sealed class Contact\n{\n    public List<Deal>? Deals;\n}"),
            ("Deals/Deal.cs", "sealed record Deal(Contact Contact);")),
        "src/CrmCore/Contacts/Contact.cs:3: Deal stands in Deals, which is read later");

    [Fact]
    public void A_member_with_the_name_of_a_later_type_is_no_use() => Findings.ShouldBe(Check(
        ("Contacts/Contact.cs", "sealed class Contact { int Deal => 1; int Twice => Deal + this.Deal; string Name => nameof(Deal); }"),
        ("Deals/Deal.cs", "sealed class Deal;")));

    [Fact]
    public void A_comment_may_name_a_later_type() => Findings.ShouldBe(Check(
        ("Contacts/Contact.cs", "/// <summary>See <see cref=\"Deal\"/>.</summary>\nsealed class Contact;"),
        ("Deals/Deal.cs", "sealed class Deal;")));

    [Fact]
    public void Later_extensions_statics_and_attributes_are_uses_too() => Findings.ShouldBe(
        Check(
            ("Contacts/Contact.cs", "using static CrmCore.Deals;\n[Marked]\nsealed class Contact\n{\n    int A => 1.Twice();\n    int B => Half(2);\n}"),
            ("Deals/Deals.cs", "static class Deals { public static int Twice(this int x) => x * 2; public static int Half(int x) => x / 2; }\nsealed class MarkedAttribute : Attribute;")),
        "src/CrmCore/Contacts/Contact.cs:1: Deals stands in Deals",
        "src/CrmCore/Contacts/Contact.cs:2: Marked stands in Deals",
        "src/CrmCore/Contacts/Contact.cs:5: Twice stands in Deals");

    [Fact]
    public void The_root_and_its_rooms_are_closed_to_other_folders_and_open_to_each_other() => Findings.ShouldBe(
        Check(
            ("Deals/Deal.cs", "sealed class Deal(Report report, Engine engine);"),
            ("Reports/Report.cs", "sealed class Report(Store store, Engine engine, Deal deal);"),
            ("Storage/Store.cs", "sealed class Store;"),
            ("Engine.cs", "sealed class Engine(Store store, Report report);")),
        "src/CrmCore/Deals/Deal.cs:1: Report stands in Reports, which only the root may use",
        "src/CrmCore/Deals/Deal.cs:1: Engine stands in the root, which no folder may use");

    [Fact]
    public void A_folder_that_nobody_listed_is_found() => Findings.ShouldBe(
        Check(("Extras/Extra.cs", "sealed class Extra;")),
        "src/CrmCore/Extras: not in the reading order");

    private static IEnumerable<string> Check(params (string Path, string Text)[] files) =>
        new FolderOrder(files.Select(f => new SourceFile("src/CrmCore/" + f.Path, InNamespace(f.Text))), ReadingOrder.Parse(Page)).Violations();

    // On one line with what follows, so that the lines of the findings are those of the text.
    private static string InNamespace(string text) => text.StartsWith("using", StringComparison.Ordinal)
        ? text.Insert(text.IndexOf('\n', StringComparison.Ordinal) + 1, "namespace CrmCore; ")
        : "namespace CrmCore; " + text;
}
