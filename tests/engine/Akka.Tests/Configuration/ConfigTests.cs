using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Tests.Configuration;

public class ConfigTests
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("5s", 5_000)]
    [InlineData("5 s", 5_000)]
    [InlineData("250", 250)]
    [InlineData("250ms", 250)]
    [InlineData("1.5 seconds", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1 hour", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("500 us", 0.5)]
    [InlineData("1000000 nanos", 1)]
    public void A_duration_reads_with_its_unit(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Parse($"a = {text}").GetTimeSpan("a"));

    [Fact]
    public void Infinite_is_a_duration_only_where_it_is_allowed()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, Parse("a = infinite").GetTimeSpan("a"));
        Assert.Throws<ConfigurationException>(() => Parse("a = infinite").GetTimeSpan("a", null, allowInfinite: false));
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("128000b", 128_000)]
    [InlineData("1k", 1_024)]
    [InlineData("1kB", 1_000)]
    [InlineData("4 KiB", 4_096)]
    [InlineData("2MB", 2_000_000)]
    [InlineData("2MiB", 2_097_152)]
    [InlineData("1 gigabyte", 1_000_000_000)]
    [InlineData("1g", 1_073_741_824)]
    public void A_size_reads_with_its_unit(string text, long bytes) => Assert.Equal(bytes, Parse($"a = {text}").GetByteSize("a"));

    [Theory]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("off", false)]
    [InlineData("no", false)]
    public void A_boolean_has_many_names(string text, bool expected) => Assert.Equal(expected, Parse($"a = {text}").GetBoolean("a", !expected));

    [Fact]
    public void Numbers_and_lists_read_in_their_types()
    {
        var config = Parse("i = -7, l = 5000000000, d = 1.5e3, list = [a, \"b c\"], flags = [on, off]");
        Assert.Equal(-7, config.GetInt("i"));
        Assert.Equal(5_000_000_000, config.GetLong("l"));
        Assert.Equal(1500, config.GetDouble("d"));
        Assert.Equal(1500, config.GetFloat("d"));
        Assert.Equal(1500, config.GetDecimal("d"));
        Assert.Equal(["a", "b c"], config.GetStringList("list"));
        Assert.Equal([true, false], config.GetBooleanList("flags"));
    }

    [Fact]
    public void A_missing_or_null_key_gives_the_default()
    {
        var config = Parse("a = null");
        Assert.Equal(3, config.GetInt("a", 3));
        Assert.Equal("x", config.GetString("b.c", "x"));
        Assert.Null(config.GetString("b"));
        Assert.Equal(TimeSpan.FromSeconds(1), config.GetTimeSpan("b", TimeSpan.FromSeconds(1)));
        Assert.Empty(config.GetStringList("b"));
        Assert.Null(config.GetByteSize("b"));
        Assert.True(config.GetConfig("b").IsNullOrEmpty());
    }

    [Theory]
    [InlineData("12x")]
    [InlineData("[1]")]
    [InlineData("{ b : 1 }")]
    [InlineData("99999999999")]
    public void A_value_of_the_wrong_kind_is_refused_by_its_key(string value)
    {
        var error = Assert.Throws<ConfigurationException>(() => Parse($"some.key = {value}").GetInt("some.key"));
        Assert.Contains("'some.key'", error.Message);
        Assert.Contains("whole number", error.Message);
    }

    [Fact]
    public void A_negative_duration_is_refused() => Assert.Throws<ConfigurationException>(() => Parse("a = -1s").GetTimeSpan("a"));

    [Fact]
    public void A_fallback_gives_only_what_is_lacking_and_leaves_both_configurations_as_they_were()
    {
        var first = Parse("a { x = 1 }, list = [1]");
        var second = Parse("a { x = 2, y = 3 }, list = [2, 3], z = 4");
        var both = first.WithFallback(second);
        Assert.Equal((1, 3, 4), (both.GetInt("a.x"), both.GetInt("a.y"), both.GetInt("z")));
        Assert.Equal([1], both.GetIntList("list"));
        Assert.False(first.HasPath("a.y"));
        Assert.Equal(2, second.GetInt("a.x"));
    }

    [Fact]
    public void A_section_is_a_configuration_of_its_own()
    {
        var section = Parse("a { b { c = ${d} } }, d = 1").GetConfig("a.b").WithFallback("e = 2");
        Assert.Equal((1, 2), (section.GetInt("c"), section.GetInt("e")));
        Assert.Equal(["c", "e"], section.AsEnumerable().Select(item => item.Key).Order());
        Assert.Equal(1, section.GetValue("c")!.AtKey("k").GetInt("k"));
    }

    [Fact]
    public void Text_and_configuration_add_up()
    {
        Config config = "a = 1";
        Assert.Equal(2, (config + "a = 3, b = 2").GetInt("b"));
        Assert.Equal(5, ("a = 5" + config).GetInt("a"));
        Assert.Equal(1, config.SafeWithFallback(null).GetInt("a"));
        Assert.Equal(1, ((Config?)null).SafeWithFallback(config).GetInt("a"));
    }

    [Fact]
    public void An_object_becomes_settings() => Assert.Equal("x y", ConfigurationFactory.FromObject(new { a = new { b = "x y" } }).GetString("a.b"));

    [Fact]
    public void Includes_come_from_the_callback_and_are_read_relative_to_their_place()
    {
        HoconRoot Provide(string name) => Parser.Parse(name == "inner" ? "y = ${x}, x = 5" : "", null);
        var config = ConfigurationFactory.ParseString("x = 1\nouter { include \"inner\" }\ninclude required(file(\"empty\"))", Provide);
        Assert.Equal((5, 1), (config.GetInt("outer.y"), config.GetInt("x")));
    }

    [Fact]
    public void A_missing_include_is_passed_over_unless_it_is_required()
    {
        Assert.Equal(1, ConfigurationFactory.ParseString("include \"nowhere.conf\"\na = 1").GetInt("a"));
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("include required(\"nowhere.conf\")"));
        Assert.Contains("nowhere.conf", error.Message);
    }

    [Fact]
    public void A_file_includes_another_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "b = 2");
        Assert.Equal(2, ConfigurationFactory.ParseString($"include \"{file.Replace("\\", "/")}\"\na = 1").GetInt("b"));
        File.WriteAllText(file, $"include \"{file}\"");
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString($"include \"{file}\""));
        File.Delete(file);
    }

    [Fact]
    public void Reading_a_key_allocates_nothing()
    {
        var config = Parse("a.b.c.d = text");
        config.GetString("a.b.c.d");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) config.GetString("a.b.c.d");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_defaults_of_the_assembly_load() => Assert.Equal("1.5.30", ConfigurationFactory.Default().GetString("akka.version"));
}
