using Akka.Configuration;

namespace Akka.Tests.Configuration;

public class HoconSyntaxTests
{
    private static string? Read(string hocon, string path) => ConfigurationFactory.ParseString(hocon).GetString(path);

    [Theory]
    [InlineData("a = 1", "1")]
    [InlineData("a : 1", "1")]
    [InlineData("{ a : 1 }", "1")]
    [InlineData("{ \"a\" : 1, }", "1")]
    [InlineData("a = one two  three  ", "one two  three")]
    [InlineData("a = \"one\" two \" three\"", "one two  three")]
    [InlineData("a = 1 # comment", "1")]
    [InlineData("a = 1 // comment", "1")]
    [InlineData("# first\n// second\na = 1\r\nb = 2", "1")]
    [InlineData("a = \"x # y // z\"", "x # y // z")]
    [InlineData("a = \"\\u0041\\n\\\"\\\\\"", "A\n\"\\")]
    [InlineData("a = \"\"\"one \\ \"two\"\nthree\"\"\"\"", "one \\ \"two\"\nthree\"")]
    [InlineData("a = \"\"", "")]
    [InlineData("a =\n  1", "1")]
    [InlineData("a = null", null)]
    [InlineData("a = null and void", "null and void")]
    [InlineData("a = 1\na = 2", "2")]
    [InlineData("a = akka.tcp, b = 2", "akka.tcp")]
    [InlineData("a = 5 $ each", "5 $ each")]
    [InlineData("\uFEFFa = 1", "1")]
    public void A_simple_value_reads_as_written(string hocon, string? expected) => Assert.Equal(expected, Read(hocon, "a"));

    [Theory]
    [InlineData("a { b { c = 1 } }", "a.b.c")]
    [InlineData("a.b.c = 1", "a.b.c")]
    [InlineData("a.b { c = 1 }", "a.b.c")]
    [InlineData("a\n{\n b.c = 1\n}", "a.b.c")]
    [InlineData("a { b = 2, c = 3 }\na.b { c = 1 }", "a.b.c")]
    [InlineData("a { \"b.c\" = 1 }", "a.\"b.c\"")]
    [InlineData("\"/user/*\" { b c = 1 }", "\"/user/*\".b c")]
    [InlineData("/parent/child { router = 1 }", "/parent/child.router")]
    [InlineData("a = { b : 2 } { b : 1 }", "a.b")]
    [InlineData("include = 1", "include")]
    public void A_key_is_found_however_its_path_is_written(string hocon, string path) => Assert.Equal("1", Read(hocon, path));

    [Theory]
    [InlineData("a = [1, 2, 3]")]
    [InlineData("a = [\n1\n2\n3\n]")]
    [InlineData("a = [1, 2, 3,]")]
    [InlineData("a = [1] [2, 3]")]
    [InlineData("a = [1, 2]\na += 3")]
    [InlineData("a += 1\na += 2\na += 3")]
    [InlineData("a = [1, 2]\na = ${a} [3]")]
    [InlineData("b = [2, 3]\na = [1] ${b}")]
    [InlineData("a { 2 = 3, 0 = 1, 1 = 2 }")]
    [InlineData("a.0 = 1\na.1 = 2\na.2 = 3")]
    public void An_array_reads_as_its_elements(string hocon) =>
        Assert.Equal([1, 2, 3], ConfigurationFactory.ParseString(hocon).GetIntList("a"));

    [Theory]
    [InlineData("a = {", 1, 5, "a closing '}'")]
    [InlineData("a = [1, 2", 1, 5, "a closing ']'")]
    [InlineData("a = \"open", 1, 5, "closing '\"'")]
    [InlineData("a = \"\"\"open", 1, 5, "closing '\"\"\"'")]
    [InlineData("a", 1, 2, "after a key")]
    [InlineData("a = 1\n  b ] 2", 2, 5, "after a key")]
    [InlineData("a = }", 1, 5, "a value")]
    [InlineData("a = 1\n}", 2, 1, "the end of the text")]
    [InlineData("a = b = c", 1, 7, "a value or its end")]
    [InlineData("a = ${b", 1, 8, "a closing '}'")]
    [InlineData("a = [1,,2]", 1, 8, "an element between two commas")]
    [InlineData("a..b = 1", 1, 3, "a key before '.'")]
    [InlineData("a = [1] {b : 2}", 1, 5, "only arrays or only objects")]
    [InlineData("a = \"\\q\"", 1, 6, "one of")]
    [InlineData("a +- 1", 1, 7, "after a key")]
    [InlineData("[1]", 1, 1, "a key")]
    [InlineData("include url(\"http://x\")", 1, 1, "URLs are not supported")]
    [InlineData("include file(\"x\"", 1, 17, "')'")]
    public void Malformed_text_is_refused_with_line_column_and_what_was_expected(string hocon, int line, int column, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
        Assert.Contains($"line {line}, column {column}: found", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void An_error_in_a_resource_names_the_resource()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource<HoconSyntaxTests>("no.such.resource"));
        Assert.Contains("no.such.resource", error.Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused_by_a_configuration_exception()
    {
        foreach (var opening in new[] { "{a:", "[", "a{" })
        {
            var text = "x = " + string.Concat(Enumerable.Repeat(opening, 100_000));
            Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(text));
        }
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(string.Join('.', Enumerable.Repeat("a", 100_000)) + " = 1"));
    }
}
