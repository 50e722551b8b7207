using Akka.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace Akka.Tests.Configuration;

public class HoconFuzzTests
{
    private static readonly string[] Fragments =
    [
        "a", "b", "a.b", "c", ".", "=", ":", "+=", "{", "}", "[", "]", ",", "\n", " ", "\"", "\"\"\"", "\"q\"", "\\", "\\u12", "${", "${a}", "${?b}", "${?a.b}", "${c}", "?",
        "include ", "include \"x\"", "required(", "file(", ")", "#", "//", "null", "true", "1", "5s", "$", "+", "\t", "\r\n", "\uFEFF", "\u00a0", "\ud83d", "/*", "|", "\0",
    ];

    private static readonly Gen<string> Text = Gen.Elements(Fragments).ArrayOf().Select(string.Concat);

    private static readonly Gen<string> AnyText = Gen.OneOf(Text, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<string> Value = Gen.Elements(
        "1", "x y", "\"z\"", "[1, ${?a}]", "${a}", "${?b}", "${?c.d}", "${b}[2]", "{ d : ${?a} }", "${c} { d : 3 }", "pre${?a}post", "null", "[]", "{}");

    private static readonly Gen<string> Document =
        from keys in Gen.Elements("a", "b", "c", "c.d", "a.b", "\"x.y\"").ListOf()
        from values in Value.ListOf(keys.Count)
        from operators in Gen.Elements(" = ", " : ", " += ").ListOf(keys.Count)
        select string.Join('\n', keys.Select((key, i) => key + operators[i] + values[i]));

    [Fact]
    public void No_text_hangs_the_parser_or_throws_anything_but_its_own_exception() =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(200), Prop.ForAll(AnyText.ToArbitrary(), text => Survives(text)));

    [Fact]
    public void No_document_of_references_hangs_the_resolver_or_throws_anything_but_its_own_exception() =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(40), Prop.ForAll(Document.ToArbitrary(), text => Survives(text)));

    [Fact]
    public void A_configuration_that_is_printed_and_parsed_again_is_the_same()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "null").NonEmptyListOf();
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(texts.ToArbitrary(), list =>
        {
            var root = new Akka.Configuration.Hocon.HoconObject();
            for (var i = 0; i < list.Count; i++)
                root.Items[list[i]] = ConfigurationFactory.FromObject(new { v = list, n = i, o = new { t = list[i] } }).Root;
            var first = root.ToString();
            return ConfigurationFactory.ParseString(first).ToString() == first;
        }));
    }

    [Fact]
    public void Merging_fallbacks_is_associative()
    {
        var documents = Gen.Elements("a = 1", "a { b = 2 }", "a = [3]", "c = ${a}", "a = ${?c}", "a += 4", "c { b = ${a} }", "a = ${a} 5").Three();
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(documents.ToArbitrary(), three =>
        {
            var (x, y, z) = (Parse(three.Item1), Parse(three.Item2), Parse(three.Item3));
            return Printed(x.WithFallback(y).WithFallback(z)) == Printed(x.WithFallback(y.WithFallback(z)));
        }));
    }

    private static Akka.Configuration.Config Parse(string text) => ConfigurationFactory.ParseString(text + "\nunused" + text.Length + " = 0");

    private static string Printed(Akka.Configuration.Config config) =>
        string.Join('\n', new[] { "a", "a.b", "c", "c.b" }.Select(path => ReadOrFail(() => config.GetValue(path)?.ToString() ?? "nothing")));

    private static string ReadOrFail(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (ConfigurationException)
        {
            return "failure";
        }
    }

    private static bool Survives(string text)
    {
        try
        {
            var config = ConfigurationFactory.ParseString(text, _ => null);
            foreach (var path in new[] { "a", "a.b", "b", "c.d" })
            {
                config.HasPath(path);
                config.GetString(path);
                config.GetConfig("a").WithFallback(config);
            }
            _ = config.ToString();
        }
        catch (ConfigurationException)
        {
            // The one exception that malformed text may cause.
        }
        return true;
    }
}
