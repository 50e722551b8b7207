using AkkaCluster.Pbm.Client.Interactive;

namespace AkkaCluster.Pbm.Client.Tests;

public sealed class InteractiveTests
{
    [Theory]
    [InlineData("", "cluster,cluster-sharding,exit,help")]
    [InlineData("cl", "cluster,cluster-sharding")]
    [InlineData("CLUSTER-", "cluster-sharding")]
    [InlineData("cluster ", "leave,show,status")]
    [InlineData("cluster s", "show,status")]
    [InlineData("cluster leave ", "-a,-w")]
    [InlineData("cluster leave -a x ", "-w")]
    [InlineData("cluster leave -a ", "")]
    [InlineData("nothing ", "")]
    [InlineData("help ", "cluster,cluster-sharding")]
    [InlineData("help cluster l", "leave")]
    public void A_line_is_completed_by_what_the_host_offers(string line, string expected) =>
        Assert.Equal(expected, string.Join(',', new Completion(Offer.Greeting).Of(line)));

    [Theory]
    [InlineData("a  b\tc", "a|b|c")]
    [InlineData("a \"b c\" 'd \"e'", "a|b c|d \"e")]
    [InlineData("a ''", "a|")]
    [InlineData("a\"b c\"d", "ab cd")]
    [InlineData("  ", "")]
    public void A_line_is_split_into_words(string line, string expected) => Assert.Equal(expected, string.Join('|', Words.Split(line)));

    [Fact]
    public void Help_lists_palettes_then_commands_then_switches()
    {
        Assert.Contains("cluster-sharding     list-regions", HelpFor(), StringComparison.Ordinal);
        Assert.Contains("cluster leave [-a ADDRESS] -w WHY", HelpFor("cluster"), StringComparison.Ordinal);
        var leave = HelpFor("cluster", "leave");
        Assert.Contains("-a, -A  the member", leave, StringComparison.Ordinal);
        Assert.Contains("(default none)", leave, StringComparison.Ordinal);
        Assert.DoesNotContain("show", leave, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_for_what_is_not_offered_fails()
    {
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Usage, Help.Print(Offer.Greeting, ["jobs"], TextWriter.Null, error));
        Assert.Contains("cluster, cluster-sharding", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_edit_the_line()
    {
        Assert.Equal("show", Type("shw", ConsoleKey.LeftArrow, "o"));
        Assert.Equal("show", Type("xshow!", ConsoleKey.Backspace, ConsoleKey.Home, ConsoleKey.Delete, ConsoleKey.End));
        Assert.Equal("ab", Type("b", ConsoleKey.Home, ConsoleKey.LeftArrow, "a", ConsoleKey.RightArrow, ConsoleKey.RightArrow));
    }

    [Fact]
    public void Tab_completes_as_far_as_it_is_clear()
    {
        Assert.Equal("cluster", Type("clu", ConsoleKey.Tab));
        Assert.Equal("cluster status ", Type("cluster st", ConsoleKey.Tab));
        Assert.Equal("cluster s", Type("cluster s", ConsoleKey.Tab));
        Assert.Equal("cluster status  now", Type("cluster st now", ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.LeftArrow, ConsoleKey.Tab));
    }

    [Fact]
    public void Arrows_recall_what_was_typed_and_keep_what_was_begun()
    {
        var history = new History(null);
        history.Add("first");
        history.Add("second");
        Assert.Equal("first", Type(history, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow));
        Assert.Equal("begun", Type(history, "begun", ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow));
    }

    [Fact]
    public void Control_D_on_an_empty_line_leaves() =>
        Assert.Null(new LineEditor(() => new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, true), TextWriter.Null, new History(null), new Completion(Offer.Greeting)).Read("> "));

    [Fact]
    public void History_survives_in_its_file_without_repeats()
    {
        var file = Path.GetTempFileName();
        var history = new History(file);
        foreach (var line in new[] { "a", "a", "", "b" }) history.Add(line);
        var again = new History(file);
        Assert.Equal(["a", "b"], Enumerable.Range(0, again.Count).Select(i => again[i]));
        File.Delete(file);
    }

    private static string HelpFor(params string[] words)
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCode.Done, Help.Print(Offer.Greeting, words, output, TextWriter.Null));
        return output.ToString();
    }

    private static string? Type(params object[] input) => Type(new History(null), input);

    private static string? Type(History history, params object[] input)
    {
        var keys = new Queue<ConsoleKeyInfo>(input
            .SelectMany(i => i is ConsoleKey key
                ? [new ConsoleKeyInfo('\0', key, false, false, false)]
                : ((string)i).Select(c => new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false)))
            .Append(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false)));
        return new LineEditor(keys.Dequeue, TextWriter.Null, history, new Completion(Offer.Greeting)).Read("> ");
    }
}
