namespace AkkaCluster.ConventionTests.Rules;

/// <summary>The rules by name, and what each finds in the whole repository after the exemptions.</summary>
public static class Rule
{
    public static IReadOnlyDictionary<string, Func<IEnumerable<Finding>>> All { get; } = new Dictionary<string, Func<IEnumerable<Finding>>>
    {
        ["one-type-per-file"] = () => Repository.Code.SelectMany(OneTypePerFile.Check),
        ["file-size"] = () => Repository.Code.SelectMany(Sizes.CheckFile),
        ["member-size"] = () => Repository.Code.SelectMany(Sizes.CheckMembers),
        ["no-sleeps"] = () => Repository.Code.SelectMany(ForbiddenCalls.CheckSleeps),
        ["no-clock-reads"] = () => Repository.Code.SelectMany(ForbiddenCalls.CheckClockReads),
        ["dependency-direction"] = () => Repository.Projects.Select(p => new Project(p)).SelectMany(DependencyDirection.Check),
        ["layers-complete"] = () => Repository.Projects.Select(p => new Project(p)).SelectMany(DependencyDirection.CheckPlace),
        ["package-order"] = () => PackageOrder.CheckOrder(Repository.PackageVersions),
        ["central-versions"] = () => Repository.Projects.SelectMany(PackageOrder.CheckCentral),
    };

    public static IReadOnlyList<Finding> Run(string rule) =>
        All[rule]().Where(f => !Exemptions.All.Any(e => e.Covers(rule, f.File))).ToList();
}
