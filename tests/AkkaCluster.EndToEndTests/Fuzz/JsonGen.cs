using FsCheck;
using FsCheck.Fluent;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>Texts that are JSON, or nearly.</summary>
internal static class JsonGen
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2", "7", "100", "1.5", "-0.0001", "1e3", "1e400", "-1e400", "1e-400", "2147483647", "2147483648", "-2147483649", "4294967296",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "0.1e1",
    ];

    private static readonly string[] Texts =
    [
        "", "a", "hello", " ", "é", "\U0001F600", "\\u0000", "\\ud83d", "\\udc00", "\\ud83d\\ude00", "\\ude00\\ud83d", "\\uFFFF", "\\n", "\\r\\n", "\\\\", "\\\"", "/etc/shadow", "../../..",
        "/**", "*", "%", "_", "!", "' OR 1=1 --", "1 2", "0", "-1", "true", "{}", "{0}", "\\u202e", "0123456789abcdef0123456789abcdef", "\uFEFF",
    ];

    private static readonly string[] Broken = ["", "{", "}", "[", "]", "\"", "\"a", "nul", "tru", "01", "+1", ".5", "1.", "--1", "'a'", "NaN", "Infinity", "{\"a\"}", "[1,]", "{,}", "\\", "//", "\"\t\"", "\"\\x\"", "\"\\u12\""];

    public static Gen<string> Text { get; } = Gen.Frequency(
        (10, Gen.Elements(Texts).Select(Quoted)),
        (1, Gen.Choose(100, 3000).Select(length => Quoted(new string('x', length)))));

    public static Gen<string> Number { get; } = Gen.Elements(Numbers);

    public static Gen<string> Any { get; } = Of(3);

    /// <summary>An object of some of these fields, each sometimes of another value than it should be, twice, or beside one that nobody knows.</summary>
    public static Gen<string> Object(params (string Name, Gen<string> Value)[] fields) =>
        from chosen in Gen.SubListOf(fields)
        from members in Gen.CollectToList(chosen, field => Gen.Frequency((8, field.Value), (1, Any), (1, Gen.Constant("null"))).Select(value => $"{Quoted(field.Name)}:{value}"))
        from extra in Gen.Frequency((12, Gen.Constant("")), (1, Text.Select(name => name + ":1")), (1, Gen.Elements(fields).Select(field => Quoted(field.Name) + ":1")))
        from all in Gen.Shuffle(extra.Length == 0 ? members : members.Append(extra))
        select "{" + string.Join(',', all) + "}";

    public static string Quoted(string text) => "\"" + text + "\"";

    private static Gen<string> Of(int depth)
    {
        var leaf = Gen.Frequency((4, Text), (4, Number), (2, Gen.Elements("true", "false", "null")), (1, Gen.Elements(Broken)), (1, Deep));
        if (depth == 0)
            return leaf;
        var inner = Of(depth - 1);
        return Gen.Frequency(
            (6, leaf),
            (2, inner.Three().Select(items => $"[{items.Item1},{items.Item2},{items.Item3}]")),
            (2, from name in Text from value in inner select $"{{{name}:{value}}}"));
    }

    private static Gen<string> Deep =>
        from depth in Gen.Elements(10, 63, 64, 65, 1000, 20_000)
        from open in Gen.Elements("[", "{\"a\":")
        select string.Concat(Enumerable.Repeat(open, depth)) + "1" + (open == "[" ? new string(']', depth) : new string('}', depth));
}
