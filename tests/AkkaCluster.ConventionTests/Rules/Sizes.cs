using AkkaCluster.ConventionTests.Source;

namespace AkkaCluster.ConventionTests.Rules;

/// <summary>Files and members stay small enough to read.</summary>
public static class Sizes
{
    public const int FileLimit = 400;
    public const int MemberLimit = 60;
    public const int ProgramLimit = 60;

    public static IEnumerable<Finding> CheckFile(SourceFile file)
    {
        var limit = file.Name == "Program.cs" ? ProgramLimit : FileLimit;
        if (file.LineCount > limit)
            yield return new Finding(file.Path, limit + 1, $"{file.LineCount} lines, at most {limit}: move a responsibility to a type of its own.");
    }

    public static IEnumerable<Finding> CheckMembers(SourceFile file) =>
        CodeOutline.Of(file)
            .Where(d => d.Kind == DeclarationKind.Member && d.LineCount > MemberLimit)
            .Select(d => new Finding(file.Path, d.FirstLine, $"{d.Name} has {d.LineCount} lines, at most {MemberLimit}: split it by what it does."));
}
