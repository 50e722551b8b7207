using System.Text.RegularExpressions;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>A document of the repository, divided into what its readers type and what they look up.</summary>
internal sealed partial record Document(string Path, string Text)
{
    /// <summary>The folder of the working tree that the tests were built from.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>README, CONTRIBUTING and all below docs; not the decisions that another has superseded, which tell of what was.</summary>
    public static IReadOnlyList<Document> All { get; } =
        [.. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(System.IO.Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new Document(System.IO.Path.GetRelativePath(Root, path), File.ReadAllText(path).ReplaceLineEndings("\n")))
            .Where(document => !document.Text.Contains("\n*Superseded by [", StringComparison.Ordinal))];

    /// <summary>Commands: the lines of code blocks without a language or with that of a shell, and spans of code in the text.</summary>
    public IEnumerable<string> Commands => BlockLines().Concat(Spans).Where(text => Command().IsMatch(text));

    /// <summary>What the text sets in backticks.</summary>
    public IEnumerable<string> Spans => Span().Matches(Block().Replace(Text, "\n")).Select(match => match.Groups[1].Value.Trim());

    /// <summary>Where its links lead within the repository, seen from the root.</summary>
    public IEnumerable<string> Links =>
        from Match match in Link().Matches(Block().Replace(Text, "\n"))
        let target = match.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        select System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, target);

    /// <summary>Blocks of C#, line by line without their indentation.</summary>
    public IEnumerable<string> Code => Block().Matches(Text).Where(block => block.Groups["language"].Value == "csharp").Select(block => Unindented(block.Groups["body"].Value));

    /// <summary>The lines of a text that have something on them, without what they begin and end with.</summary>
    public static string Unindented(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) + "\n";

    private IEnumerable<string> BlockLines() =>
        from Match block in Block().Matches(Text)
        where block.Groups["language"].Value is "" or "sh" or "bash" or "shell" or "console"
        from line in block.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        select line.Trim().TrimStart('$').TrimStart();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AkkaCluster.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No AkkaCluster.sln above {AppContext.BaseDirectory}: run these tests from a working tree.");
    }

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(akkacluster|pbm|dotnet)\s")]
    private static partial Regex Command();
}
