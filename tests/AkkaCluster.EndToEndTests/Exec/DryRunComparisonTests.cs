using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Exec;

/// <summary>The commands that <c>exec --dry-run</c> makes of generated inputs are those that GNU parallel makes. No cluster is needed.</summary>
public sealed class DryRunComparisonTests : IDisposable
{
    private static readonly string[] Inputs = ["a", "b c", "it's", "d/e.tar.gz", "./f.g/h", ".hidden", "x.", "a/b/", "/r", "'", "$HOME", "ü", "\"q\"", "a\\b", "*", "", "-n", "a,b;c", "~", "a'b'c", "=x", "%", "a  b", "&", "#", "{}", "é.txt", "long-name_1.2+3"];

    private static readonly string[][] Templates =
    [
        ["echo"], ["echo", "{}"], ["echo", "{.}", "{/}"], ["echo", "{//}|{/.}"], ["echo", "x{}y{#}"], ["echo", "{1}", "{2}", "{-1}"], ["echo", "{1.}-{2/}"], ["echo", "{1//} {1/.}"],
        ["echo", "{3}", "{1}"], ["cat {} | wc -l > {/.}.out"], ["echo", "{#}"], ["a={}; echo $a"], [],
    ];

    private static readonly string[][] Options =
        [[], [], ["-N2"], ["-n3"], ["-N0"], ["--link"], ["--colsep", "[ ,]"], ["-q"], ["--plus"], ["-r"], ["--trim", "lr"], ["-E", "a"], ["-I", ",,"], ["--er", "EXT", "--bnr", "BASE"], ["-q", "-N2"], ["--arg-sep", "::"], ["--colsep", ",", "--trim", "n"]];

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-parallel-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact("parallel")]
    public async Task The_commands_are_GNU_parallels()
    {
        var random = new Random(16);
        var differences = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var words = Words(random);
            var theirs = await Both.ParallelAsync(_folder, null, ["--dry-run", "-k", "-j1", .. words]);
            var ours = await Both.ExecAsync(["--dry-run"], words);
            if ((theirs.ExitCode, theirs.Output) != (ours.ExitCode, ours.Output))
                differences.Add($"{string.Join(' ', words.Select(word => $"[{word}]"))}\n theirs {theirs.ExitCode}: {theirs.Output}{theirs.Errors}\n ours   {ours.ExitCode}: {ours.Output}");
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences)}");
    }

    private List<string> Words(Random random)
    {
        var options = Pick(random, Options);
        var words = new List<string>([.. options, .. Pick(random, Templates)]);
        var separator = options.Contains("::") ? "::" : ":::";
        var sources = random.Next(1, 4);
        for (var i = 0; i < sources; i++)
        {
            var items = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, Inputs)).ToList();
            var linked = i > 0 && !options.Contains("--link") && random.Next(3) == 0 ? "+" : "";
            if (random.Next(3) > 0)
            {
                words.AddRange([separator + linked, .. items]);
                continue;
            }
            var file = Path.Combine(_folder, $"inputs{random.Next(1000000)}");
            File.WriteAllText(file, string.Join('\n', items) + "\n");
            words.AddRange(["::::" + linked, file]);
        }
        return words;
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
