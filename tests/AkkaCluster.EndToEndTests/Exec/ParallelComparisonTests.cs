using System.Globalization;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary><c>akkacluster exec</c> and GNU parallel, with the same words, write the same and end with the same exit code.</summary>
[Collection(ProcessTests.Name)]
public sealed class ParallelComparisonTests : IClassFixture<ExecCluster>
{
    private readonly ExecCluster _fixture;
    private readonly string _theirs;
    private readonly string _ours;

    public ParallelComparisonTests(ExecCluster fixture)
    {
        _fixture = fixture;
        var id = Guid.NewGuid().ToString("n");
        (_theirs, _ours) = (Directory.CreateDirectory(Path.Combine(fixture.Folder, id, "theirs")).FullName, Directory.CreateDirectory(Path.Combine(fixture.Folder, id, "ours")).FullName);
        foreach (var folder in new[] { _theirs, _ours })
        {
            File.WriteAllText(Path.Combine(folder, "lines"), "one\ntwo words\n\nit's\n");
            File.WriteAllText(Path.Combine(folder, "nulls"), "a\nb\0c\0");
            File.WriteAllText(Path.Combine(folder, "numbers"), string.Concat(Enumerable.Range(1, 12).Select(i => i + "\n")));
            File.WriteAllText(Path.Combine(folder, "records"), "<r>1</r><r>2\n</r><r>3</r>");
        }
    }

    [ProgramFact("parallel")]
    public Task Inputs_come_from_words_and_files() => AreAlike(
        ["echo", ":::", "a", "b c", "it's", "$x"],
        ["echo", "{2}-{1}", ":::", "a", "b", ":::", "1", "2"],
        ["echo", ":::", "a", "b", ":::+", "1", "2"],
        ["--link", "echo", ":::", "a", "b", "c", ":::", "1", "2"],
        ["-a", "lines", "echo", "x{}x"],
        ["-a", "lines", "-a", "numbers", "--link", "echo"],
        ["-0", "-a", "nulls", "echo"],
        ["echo", "{1/.}", "{2}", "::::", "lines", ":::", "d/e.f"],
        ["-N2", "echo", "{2}+{1}", ":::", "1", "2", "3"],
        ["--colsep", " ", "echo", "{2}", ":::", "a b", "c d"],
        ["-d", ",", "-a", "lines", "echo", "{}"],
        ["echo", ":::"],
        [":::", "echo a", "echo b | wc -c"]);

    [ProgramFact("parallel")]
    public Task Commands_are_read_by_a_shell_where_they_need_one_and_quoted_where_asked() => AreAlike(
        ["echo", "$((1+1))", "{}", ":::", "a"],
        ["echo {} | tr a b", ":::", "a", "banana"],
        ["-q", "echo", "$HOME  {}", ":::", "a b"],
        ["-q", "printf", "%s|", "{}", "it's", ":::", "a b"],
        ["cd / && pwd; echo {}", ":::", "a"],
        ["echo $PARALLEL_SEQ {#}", ":::", "a", "b"],
        ["-j1", "echo {%} $PARALLEL_JOBSLOT", ":::", "a", "b"]);

    [ProgramFact("parallel")]
    public Task Outputs_carry_their_tags_and_keep_their_bytes() => AreAlike(
        ["--tag", "printf 'x\\ny'; echo e >&2", ":::", "a", "b c"],
        ["--tagstring", "{1}-{2/}-{#}", "echo", ":::", "a", ":::", "b/c"],
        ["-v", "echo", ":::", "a b"],
        ["-q", "printf", "\\303\\274\\001{}", ":::", "a", "b"],
        ["true", ":::", "a"],
        ["seq", ":::", "20000"]);

    [ProgramFact("parallel")]
    public Task The_exit_code_is_the_number_of_commands_that_failed() => AreAlike(
        ["exit", "{}", ":::", "0", "3", "0", "7"],
        ["echo out; echo err >&2; exit {}", ":::", "1", "0"],
        ["kill -9 $$; echo {}", ":::", "a"],
        ["false", ":::", .. Enumerable.Range(0, 102).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        ["nosuchcommand", ":::", "a"]);

    [ProgramFact("parallel")]
    public Task Standard_input_is_divided_into_records() => AreAlike(
        ["--pipe", "-a", "numbers", "wc", "-l"],
        ["--pipe", "-N5", "-a", "numbers", "wc -l; echo"],
        ["--pipe", "--recend", "</r>", "-N1", "-a", "records", "cat; echo ."],
        ["--pipe", "--recstart", "<r>", "-N2", "-a", "records", "cat; echo ."]);

    [ProgramFact("parallel")]
    public Task A_run_ends_where_the_rule_says() => AreAlike(
        ["-j1", "--halt", "now,fail=1", "echo {}; exit {}", ":::", "0", "3", "0", "1"],
        ["-j1", "--halt", "soon,fail=2", "echo {}; exit {}", ":::", "0", "3", "0", "1", "4", "0"],
        ["-j1", "--halt", "now,success=1", "echo {}; exit {}", ":::", "1", "0", "3"],
        ["-j1", "--halt", "now,done=2", "echo {}; exit {}", ":::", "1", "0", "3"],
        ["-j1", "--halt", "now,fail=30%", "echo {}; exit {}", ":::", "0", "1", "0", "2", "3", "0", "0", "0", "0", "0"],
        ["-j1", "--halt", "soon,success=50%", "echo", ":::", "1", "2", "3", "4"],
        ["--halt", "now,success=1", "exit {}", ":::", "1", "5"],
        ["--halt", "never", "exit {}", ":::", "1", "5"]);

    [ProgramFact("parallel")]
    public async Task A_command_that_takes_too_long_is_killed_and_one_that_fails_is_tried_as_often_as_asked()
    {
        await AreAlike(["--timeout", "0.5", "echo {}; sleep {}", ":::", "0", "30"], ["--retries", "2", "echo x >> tries; exit 1; echo {}", ":::", "a"]);
        foreach (var folder in new[] { _theirs, _ours })
            Assert.Equal(2, File.ReadAllLines(Path.Combine(folder, "tries")).Length);
    }

    [ProgramFact("parallel")]
    public async Task The_log_has_the_same_columns_and_a_run_is_resumed_from_it()
    {
        await AreAlike(["--joblog", "log", "echo {}; exit {}", ":::", "0", "3", "0"]);
        Assert.Equal(Log(_theirs), Log(_ours));
        await AreAlike(["--joblog", "log", "--resume", "echo {}; exit {}", ":::", "0", "3", "0", "5"]);
        await AreAlike(["--joblog", "log", "--resume-failed", "echo again {}; exit {}", ":::", "0", "3", "0", "5"]);
        await AreAlike(["--joblog", "log", "--retry-failed"]);
        Assert.Equal(Log(_theirs), Log(_ours));
    }

    [ProgramFact("parallel")]
    public async Task Results_are_written_to_the_same_files()
    {
        await AreAlike(["--results", "out", "echo {}; echo e >&2", ":::", "a/b", "c d", ":::", "1"], ["--results", "out_{}_{#}", "echo", ":::", "a"]);
        Assert.Equal(FilesOf(_theirs), FilesOf(_ours));
    }

    private static List<string> Log(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "log")).Select(line => line.Split('\t')).Select(line => string.Join(' ', line[0], line[4], line[5], line[6], line[7], line[8])).Order(StringComparer.Ordinal)];

    private static List<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => file.Contains("/out", StringComparison.Ordinal)).Select(file => $"{Path.GetRelativePath(folder, file)}: {File.ReadAllText(file)}").Order(StringComparer.Ordinal)];

    private async Task AreAlike(params string[][] cases)
    {
        var differences = new List<string>();
        foreach (var words in cases)
        {
            // GNU parallel divides standard input only; here -a names what is on it.
            string[] given = words[0] == "--pipe" ? [.. words.Where((word, i) => word != "-a" && words[Math.Max(0, i - 1)] != "-a")] : words;
            var theirs = await Both.ParallelAsync(_theirs, given == words ? null : words[Array.IndexOf(words, "-a") + 1], ["-k", .. given]);
            // The run is in this process: its paths are of the folder of the tests.
            var ours = await Both.ExecAsync(["--gateway", _fixture.Cluster.Gateways[0].ToString(), "--workdir", _ours], words.Select(word => OwnFile(words, word)));
            if ((theirs.ExitCode, theirs.Output) != (ours.ExitCode, ours.Output))
                differences.Add($"{string.Join(' ', words.Take(20).Select(word => $"[{word}]"))}\n theirs {theirs.ExitCode}: {theirs.Output}{theirs.Errors}\n ours   {ours.ExitCode}: {ours.Output}{ours.Errors}");
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Length} differ:\n{string.Join('\n', differences)}");
    }

    private string OwnFile(string[] words, string word) =>
        Array.IndexOf(words, word) is > 0 and var at && words[at - 1] is "-a" or "::::" or "--joblog" or "--results" ? Path.Combine(_ours, word) : word;
}
