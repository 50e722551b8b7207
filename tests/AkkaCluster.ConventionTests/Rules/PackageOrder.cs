using System.Text.RegularExpressions;

namespace AkkaCluster.ConventionTests.Rules;

/// <summary>Package versions stand in one place, in alphabetical order.</summary>
public static partial class PackageOrder
{
    public static IEnumerable<Finding> CheckOrder(SourceFile versions)
    {
        var entries = Entry().Matches(versions.Text);
        for (var i = 1; i < entries.Count; i++)
        {
            var (before, name) = (entries[i - 1].Groups["name"].Value, entries[i].Groups["name"].Value);
            if (string.Compare(before, name, StringComparison.OrdinalIgnoreCase) >= 0)
                yield return new Finding(versions.Path, versions.LineOf(entries[i].Index), $"{name} stands after {before}: keep the list alphabetical, each name once.");
        }
    }

    public static IEnumerable<Finding> CheckCentral(SourceFile project) =>
        OwnVersion().Matches(project.Text).Select(m => new Finding(project.Path, project.LineOf(m.Index),
            $"{m.Groups["name"].Value} carries a version of its own: state it in Directory.Packages.props."));

    [GeneratedRegex("<PackageVersion\\s+Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex Entry();

    [GeneratedRegex("<PackageReference\\s+Include=\"(?<name>[^\"]+)\"[^>]*\\bVersion(?:Override)?=")]
    private static partial Regex OwnVersion();
}
