using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;

namespace AkkaCluster.Cli.Tests.Exec;

public class ExecWordsTests
{
    [Theory]
    [InlineData("exec --nosuch -- echo ::: a", "'--nosuch'")]
    [InlineData("exec -4 echo", "'-4'")]
    [InlineData("--json exec --label x=1 --nosuch echo", "'--nosuch'")]
    [InlineData("exec --re echo", "'--re' may be --recend or")]
    [InlineData("exec --tag=x echo", "--tag takes no value")]
    [InlineData("exec -j", "-j wants a value (N)")]
    [InlineData("exec -kSserver echo", "--sshlogin of GNU parallel. The cluster's workers run the commands")]
    [InlineData("exec --rsync-opts x echo", "not by rsync")]
    [InlineData("exec -l5 echo", "Use -N N")]
    public void What_is_no_option_or_refused_is_never_taken_for_the_command(string line, string expected)
    {
        var message = Assert.Throws<UsageException>(() => Parse(line)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec echo --tag {} -a x", "echo --tag {} -a x")]
    [InlineData("exec -a inputs --label=x=1 --wd / echo -n", "echo -n")]
    [InlineData("exec -0 --any-exit-code -ainputs echo -- b", "echo -- b")]
    [InlineData("--gateway http://h exec --stdin -- sort -- -r", "sort -- -r")]
    [InlineData("--json exec echo exec", "echo exec")]
    [InlineData("exec -- tar --create -f {}", "tar --create -f {}")]
    [InlineData("exec ::: a", "::: a")]
    public void From_its_first_word_on_all_is_the_command(string line, string command)
    {
        var parsed = Parse(line);
        Assert.Empty(parsed.Errors);
        Assert.Equal(command.Split(' '), parsed.GetValue<string[]>("command")!);
    }

    [Fact]
    public void Letters_are_bundled_names_abbreviated_and_values_may_begin_with_a_dash()
    {
        var parsed = Parse("exec -kvj4 --line-buffer --tagst -:=x --recend=--- --halt -1 -I -- echo");
        Assert.Empty(parsed.Errors);
        Assert.True(ExecOptions.KeepOrder.IsOn(parsed) && ExecOptions.Verbose.IsOn(parsed) && ExecOptions.LineBuffer.IsOn(parsed));
        Assert.Equal(["4", "-:=x", "---", "-1", "--"], new[] { ExecOptions.Jobs, ExecOptions.TagString, ExecOptions.RecEnd, ExecOptions.Halt, ExecOptions.ReplaceString }.Select(option => option.Text(parsed)));
    }

    [Fact]
    public void An_empty_value_is_a_value() =>
        Assert.Equal("", ExecOptions.RecEnd.Text(CommandLine.Parse(["exec", "--recend", "", "cat"])));

    private static System.CommandLine.ParseResult Parse(string line) => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
