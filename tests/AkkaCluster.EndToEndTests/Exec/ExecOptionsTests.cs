using System.Diagnostics;
using System.Text.RegularExpressions;
using AkkaCluster.Cli.Exec;
using AkkaCluster.EndToEndTests.Documents;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary>The table of options: complete, free of contradictions, and in the document.</summary>
public sealed partial class ExecOptionsTests
{
    [Fact]
    public void No_two_options_have_a_name_in_common() =>
        Assert.Equal([], ExecOptions.All.SelectMany(option => option.Names).CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key));

    [Fact]
    public void The_document_has_a_row_for_each_option_as_the_table_has_it()
    {
        var text = File.ReadAllText(Path.Combine(Document.Root, "docs", "EXEC.md"));
        var missing = ExecOptions.All.Select(Row).Where(row => !text.Contains(row, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, $"docs/EXEC.md lacks these rows:\n{string.Join('\n', missing)}");
    }

    [ProgramFact("parallel")]
    public void Every_option_of_GNU_parallel_is_known()
    {
        using var parallel = Process.Start(new ProcessStartInfo("parallel", ["--shell-completion", "zsh"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var theirs = Completion().Matches(parallel.StandardOutput.ReadToEnd()).ToList();
        Assert.True(theirs.Count > 150, $"Only {theirs.Count} options were found.");
        var ours = ExecOptions.All.SelectMany(option => option.Names).Concat(["--help", "-h", "-g"]).ToHashSet();
        Assert.Equal([], theirs.SelectMany(option => option.Groups["names"].Value.Split(',')).Where(name => !ours.Contains(name)));
    }

    private static string Row(ExecOption option)
    {
        var names = string.Join(", ", option.Names.Select(name => $"`{name}`"));
        var standing = option.Standing switch { Standing.AsParallel => "as parallel", Standing.Different => "different", Standing.Refused => "refused", _ => "own" };
        return $"| {names}{(option.Value is null ? "" : " " + option.Value.Replace("|", "\\|", StringComparison.Ordinal))} | {standing} | {option.Note.Replace("|", "\\|", StringComparison.Ordinal)} |";
    }

    /// <summary>As _arguments of zsh has them: {--name,-n}'[…]' or --name'[…]'.</summary>
    [GeneratedRegex(@"(?<= )\{?(?<names>--?[A-Za-z0-9_][\w-]*(,--?[\w-]+)*)\}?(?=')")]
    private static partial Regex Completion();
}
