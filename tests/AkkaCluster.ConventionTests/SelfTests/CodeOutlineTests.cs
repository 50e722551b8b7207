using AkkaCluster.ConventionTests.Source;

namespace AkkaCluster.ConventionTests.SelfTests;

public sealed class CodeOutlineTests
{
    private const string Sample = """
        using System;
        namespace Sample;

        [Flags, Note("class Wrong {")]
        public sealed partial class Alpha<T>(int x) : Base(x), IThing where T : class
        {
            private readonly Dictionary<string, int> _map = new() { ["a"] = 1 };
            private static readonly Func<int> Later = () => { return 1; };

            public string Name { get; init; } = "n";

            [Fact]
            public void Short()
            {
                if (x > 1) { Do(); }
            }

            public int Chosen(int n) => n switch
            {
                1 => 2,
                _ => 3,
            };

            internal static Task<(int A, int B)> Pair(int n) { return default!; }

            public static bool operator ==(Alpha<T> a, Alpha<T> b) => true;

            public enum Inner { A, B }
        }

        file static class Helper { }
        public record Point(int X, int Y);
        internal delegate Task<int> Handler<T>(T value);
        """;

    private static readonly IReadOnlyList<Declaration> Found = CodeOutline.Of(new SourceFile("src/Alpha.cs", Sample));

    [Fact]
    public void Top_level_types_are_found_with_their_names() =>
        Assert.Equal(["Alpha", "Helper", "Point", "Handler"], Found.Where(d => d.TopLevel).Select(d => d.Name));

    [Fact]
    public void Nested_types_are_no_top_level_types() => Assert.Contains(Found, d => d is { Name: "Inner", Kind: DeclarationKind.Type, TopLevel: false });

    [Fact]
    public void File_local_types_are_told_apart() => Assert.Equal(["Helper"], Found.Where(d => d.FileLocal).Select(d => d.Name));

    [Fact]
    public void Members_with_parameters_are_found_and_fields_and_properties_are_not() =>
        Assert.Equal(["Short", "Chosen", "Pair", "operator =="], Found.Where(d => d.Kind == DeclarationKind.Member).Select(d => d.Name));

    [Fact]
    public void A_member_counts_from_its_signature_to_its_end()
    {
        Assert.Equal(4, Found.Single(d => d.Name == "Short").LineCount);
        Assert.Equal(5, Found.Single(d => d.Name == "Chosen").LineCount);
    }

    [Fact]
    public void A_namespace_in_braces_holds_top_level_types() =>
        Assert.Equal(["A", "B"], CodeOutline.Of(new SourceFile("a.cs", "namespace N { class A { } struct B { void M() { } } }")).Where(d => d.TopLevel).Select(d => d.Name));
}
