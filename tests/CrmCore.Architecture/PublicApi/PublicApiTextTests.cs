namespace CrmCore.Architecture;

/// <summary>The text of the public API, on types that hold one of each thing that C# can publish.</summary>
public sealed class PublicApiTextTests
{
    [Fact]
    public void Each_kind_of_type_and_member_is_written_as_csharp_writes_it() =>
        Snapshot.Match(PublicApiText.Of(typeof(ApiSamples).Assembly.GetTypes()
            .Where(t => t.FullName!.StartsWith(typeof(ApiSamples).FullName!, StringComparison.Ordinal) && PublicApiText.IsVisible(t))));

    [Fact]
    public void What_a_user_cannot_reach_is_left_out()
    {
        var text = PublicApiText.Of([typeof(ApiSamples.Closed), typeof(ApiSamples.Fact)]);

        Assert.DoesNotContain("Hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("EqualityContract", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IEquatable", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PrintMembers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Deconstruct", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_a_public_type_says_so() => Assert.Equal("(nothing public)\n", PublicApiText.Of([]));

    [Fact]
    public void The_text_does_not_depend_on_the_order_of_types()
    {
        Type[] types = [typeof(ApiSamples.Fact), typeof(ApiSamples.Closed), typeof(ApiSamples.IPort)];
        Assert.Equal(PublicApiText.Of(types), PublicApiText.Of(types.Reverse()));
    }
}
