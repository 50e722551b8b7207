using Akka.Configuration;

namespace Akka.Tests.Configuration;

public class HoconSubstitutionTests
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a = ${b}\nb = 1", "1")]
    [InlineData("a = ${c.d}\nc { d = 1 }", "1")]
    [InlineData("a = pre ${b} post\nb = 1", "pre 1 post")]
    [InlineData("a = ${?b}\nb = 1", "1")]
    [InlineData("a = 1\na = ${?b}", "1")]
    [InlineData("a = x${?b}y", "xy")]
    [InlineData("a = 1\na = ${a}2", "12")]
    [InlineData("a = ${b}\nb = ${c}\nc = 1", "1")]
    [InlineData("a = ${\"b.c\"}\n\"b.c\" = 1", "1")]
    [InlineData("b = 1\na = ${b}\nb = 2", "2")]
    [InlineData("a = ${o.x}\no = ${p}\np { x = 1 }", "1")]
    public void A_reference_reads_as_what_it_refers_to(string hocon, string expected) => Assert.Equal(expected, Parse(hocon).GetString("a"));

    [Fact]
    public void An_optional_reference_without_value_leaves_its_key_out() => Assert.False(Parse("a = ${?nowhere.at.all}").HasPath("a"));

    [Fact]
    public void A_reference_may_be_satisfied_by_a_fallback() =>
        Assert.Equal("1", Parse("a = ${b}").WithFallback(Parse("b = 1")).GetString("a"));

    [Fact]
    public void A_reference_of_a_fallback_sees_the_values_that_win() =>
        Assert.Equal("2", Parse("b = 2").WithFallback(Parse("a = ${b}\nb = 1")).GetString("a"));

    [Fact]
    public void An_addition_extends_the_list_of_the_fallback() =>
        Assert.Equal(["x", "y"], Parse("a += y").WithFallback(Parse("a = [x]")).GetStringList("a"));

    [Fact]
    public void An_object_is_merged_with_the_object_that_a_reference_gives()
    {
        var config = Parse("base { x = 1, y = 2 }\na = ${base} { y = 3 }\nb = ${base}\nb { x = 4 }");
        Assert.Equal((1, 3), (config.GetInt("a.x"), config.GetInt("a.y")));
        Assert.Equal((4, 2), (config.GetInt("b.x"), config.GetInt("b.y")));
    }

    [Fact]
    public void A_reference_to_the_key_itself_means_its_older_value()
    {
        var config = Parse("foo : { a : { c : 1 } }\nfoo : ${foo.a}\nfoo : { a : 2 }");
        Assert.Equal((2, 1), (config.GetInt("foo.a"), config.GetInt("foo.c")));
    }

    [Fact]
    public void A_reference_between_siblings_is_no_cycle()
    {
        var config = Parse("bar : { foo : 42, baz : ${bar.foo} }\nbar : { foo : 43 }");
        Assert.Equal(43, config.GetInt("bar.baz"));
    }

    [Fact]
    public void The_environment_gives_what_the_configuration_lacks()
    {
        var name = "HOCON_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(name, "from environment");
        Assert.Equal("from environment", Parse($"a = default\na = ${{?{name}}}").GetString("a"));
        Assert.Equal("configured", Parse($"a = ${{{name}}}\n{name} = configured").GetString("a"));
        Environment.SetEnvironmentVariable(name, null);
        Assert.Equal("default", Parse($"a = default\na = ${{?{name}}}").GetString("a"));
    }

    [Theory]
    [InlineData("a = ${b}", "expected a key of the configuration")]
    [InlineData("a = ${a}", "refers to itself")]
    [InlineData("a = ${b}\nb = ${a}", "refers to itself")]
    [InlineData("a = [1] ${b}\nb = 2", "beside")]
    public void A_reference_without_value_fails_where_it_is_read_and_nowhere_else(string hocon, string expected)
    {
        var config = Parse(hocon + "\nother = fine");
        Assert.Equal("fine", config.GetString("other"));
        var error = Assert.Throws<ConfigurationException>(() => config.GetString("a"));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void References_that_multiply_without_bound_are_refused()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"a{i} = ${{a{i + 1}}}${{a{i + 1}}}");
        Assert.Throws<ConfigurationException>(() => Parse(string.Join('\n', lines) + "\na40 = x").GetString("a0"));
        var graph = Enumerable.Range(0, 15).Select(i => $"b{i} = " + string.Concat(Enumerable.Range(0, 15).Select(j => $"${{?b{j}}}")));
        Assert.Throws<ConfigurationException>(() => Parse(string.Join('\n', graph)).GetString("b0"));
    }
}
