using System.Text.RegularExpressions;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>What the documents tell people to type is there.</summary>
public sealed partial class DocumentTests
{
    /// <summary>What is compiled, and run by tests.</summary>
    private static readonly Lazy<IReadOnlyList<string>> Tested = new(() => [.. new[] { "samples", "tests", "src/AkkaCluster.Templates" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Document.Root, folder), "*.cs", SearchOption.AllDirectories)).Select(path => Document.Unindented(File.ReadAllText(path)))]);

    private static readonly Lazy<string> Code = new(() => string.Join('\n', new[] { "src", "bench", "samples" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Document.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)));

    public static TheoryData<string> Paths => [.. Document.All.Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_command_flag_setting_and_path_of_a_document_is_there(string path)
    {
        var faults = Faults(Document.All.Single(document => document.Path == path));
        Assert.True(faults.Count == 0, $"{path}:\n{string.Join('\n', faults)}");
    }

    [Theory]
    [InlineData("docs/CLIENT.md", 4)]
    [InlineData("docs/HANDLERS.md", 3)]
    public void Code_of_a_guide_is_code_that_tests_run(string path, int least)
    {
        var blocks = Document.All.Single(document => document.Path == path).Code.ToList();
        Assert.True(blocks.Count >= least, $"{blocks.Count} blocks of C# were found in {path}: the extraction has lost its way.");
        Assert.All(blocks, block => Assert.True(Tested.Value.Any(code => code.Contains(block, StringComparison.Ordinal)), $"This is nowhere in the tests, samples and templates:\n{block}"));
    }

    [Fact]
    public void The_documents_have_commands() =>
        Assert.True(Document.All.Sum(document => document.Commands.Count()) >= 15, "Fewer than 15 commands were found in the documents: the extraction has lost its way.");

    [Theory]
    [InlineData("```\nakkacluster submit primes --wiat\n```", "--wiat")]
    [InlineData("```\nakkacluster compare --fault kill-some\n```", "kill-some")]
    [InlineData("```\nakkacluster sumbit primes\n```", "sumbit")]
    [InlineData("```sh\ndotnet run --project src/AkkaCluster.Worker -- --sedes 127.0.0.1:4053\n```", "--sedes")]
    [InlineData("```\ndotnet run --project src/AkkaCluster.LoadBalancer -- --servres 127.0.0.1:4153\n```", "--servres")]
    [InlineData("```\ndotnet run --project src/AkkaCluster.Server -- --slotz 2\n```", "--slotz")]
    [InlineData("```\ndotnet run --project src/AkkaCluster.Sead\n```", "src/AkkaCluster.Sead")]
    [InlineData("```\ndotnet publish samples/Nothing -c Release\n```", "samples/Nothing")]
    [InlineData("Call `pbm cluster shwo`.", "down-unreachable")]
    [InlineData("Call `pbm cluster down -b ADDRESS`.", "-b")]
    [InlineData("Call `pbm cluster down`.", "wants -a")]
    [InlineData("Workers started with `--standbuy` wait.", "--standbuy")]
    [InlineData("Set `akkacluster.worker.slotz`.", "akkacluster.worker.slotz")]
    [InlineData("Set `akkacluster.exec { enabeld = on }`.", "akkacluster.exec.enabeld")]
    [InlineData("Set `AKKACLUSTER__STORE__CONECTION_STRING`.", "akkacluster.store.conection-string")]
    [InlineData("See `src/AkkaCluster.Nothing`.", "src/AkkaCluster.Nothing")]
    [InlineData("See [there](docs/NOWHERE.md).", "docs/NOWHERE.md")]
    public void What_is_not_there_is_found(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(Faults(new Document("SAMPLE.md", text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("```\nakkacluster submit primes -p below=10 --wait   # a comment --wiat\n```")]
    [InlineData("```\nakkacluster exec -- wc -c {} ::: README.md | sort --any\n```")]
    [InlineData("```\nakkacluster compare --fault FAULT\n```")]
    [InlineData("```csharp\nakkacluster --nothing\n```")]
    [InlineData("Set `akkacluster.exec { enabled = on, allow = [\"convert\"] }` or `AKKACLUSTER__EXEC__ENABLED`.")]
    public void What_is_there_is_left_alone(string text) => Assert.Empty(Faults(new Document("SAMPLE.md", text)));

    private static List<string> Faults(Document document) =>
    [
        .. document.Commands.Select(CommandCheck.Fault).OfType<string>(),
        .. document.Spans.Select(SettingCheck.Fault).OfType<string>(),
        .. document.Spans.Where(span => span.StartsWith("--", StringComparison.Ordinal)).SelectMany(span => Flag().Matches(span)).Select(flag => flag.Value)
            .Where(flag => !Code.Value.Contains($"\"{flag}\"", StringComparison.Ordinal)).Select(flag => $"No program has the flag {flag}."),
        .. document.Spans.Where(span => OwnPath().IsMatch(span)).Concat(document.Links)
            .Where(path => !Path.Exists(Path.Combine(Document.Root, path))).Select(path => $"There is no {path}."),
    ];

    [GeneratedRegex(@"(?<=^|\s)--[a-z][a-z_-]*")]
    private static partial Regex Flag();

    [GeneratedRegex(@"^(src|docs|tests|samples|bench|docker|hocon|\.ci)/[\w./-]*$")]
    private static partial Regex OwnPath();
}
