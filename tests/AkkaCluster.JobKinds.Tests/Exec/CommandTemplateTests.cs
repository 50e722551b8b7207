using AkkaCluster.JobKinds.Exec;

namespace AkkaCluster.JobKinds.Tests.Exec;

public class CommandTemplateTests
{
    [Theory]
    [InlineData("{}", "dir/sub/file.tar.gz")]
    [InlineData("{.}", "dir/sub/file.tar")]
    [InlineData("{/}", "file.tar.gz")]
    [InlineData("{//}", "dir/sub")]
    [InlineData("{/.}", "file.tar")]
    [InlineData("{#}", "7")]
    [InlineData("<{/}|{#}>", "<file.tar.gz|7>")]
    [InlineData("{x}{}", "{x}dir/sub/file.tar.gz")]
    public void A_placeholder_stands_for_its_part_of_the_input(string word, string expected) =>
        Assert.Equal(["echo", expected], CommandTemplate.Parse(["echo", word]).Expand("dir/sub/file.tar.gz", 7));

    [Fact]
    public void A_dot_in_a_folder_is_no_extension() =>
        Assert.Equal(["echo", "a.b/c"], CommandTemplate.Parse(["echo", "{.}"]).Expand("a.b/c", 1));

    [Fact]
    public void A_command_without_placeholder_gets_the_input_as_its_last_argument() =>
        Assert.Equal(["gzip", "-k", "a b"], CommandTemplate.Parse(["gzip", "-k"]).Expand("a b", 1));

    [Fact]
    public void A_simple_line_needs_no_shell() =>
        Assert.Equal(["wc", "-l", "a;b"], CommandTemplate.Parse(["wc -l {}"]).Expand("a;b", 1));

    [Fact]
    public void A_line_with_a_pipe_goes_through_a_shell_and_its_input_is_quoted()
    {
        var template = CommandTemplate.Parse(["cat {} | wc -l"]);
        Assert.True(template.UsesShell);
        Assert.Equal(["/bin/sh", "-c", "cat 'it'\\''s; rm -rf' | wc -l"], template.Expand("it's; rm -rf", 1));
    }

    [Fact]
    public void Words_given_one_by_one_are_never_read_by_a_shell() =>
        Assert.Equal(["echo", "$(id)", "x"], CommandTemplate.Parse(["echo", "$(id)", "{}"]).Expand("x", 1));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_command_is_refused(string word) =>
        Assert.Contains("empty", Assert.Throws<FormatException>(() => CommandTemplate.Parse([word])).Message, StringComparison.Ordinal);
}
