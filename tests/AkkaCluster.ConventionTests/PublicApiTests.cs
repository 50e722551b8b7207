using AkkaCluster.Client;
using AkkaCluster.Contracts;
using AkkaCluster.Contracts.Testing;
using AkkaCluster.Downing;
using AkkaCluster.Node;
using AkkaCluster.Pbm;
using PublicApiGenerator;

namespace AkkaCluster.ConventionTests;

/// <summary>What users of a package program against changes on purpose only: the new listing is written beside the approved one, for the change to take it over.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<Type> Packages => [typeof(ClusterClient), typeof(JobKind), typeof(KindRun), typeof(CrashDetectingDowningProvider), typeof(AkkaClusterExtensions), typeof(PbmHost)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_API_of_a_package_is_the_approved_one(Type member)
    {
        var name = member.Assembly.GetName().Name;
        var approved = Path.Combine(Repository.Root, "tests", "AkkaCluster.ConventionTests", "PublicApi", name + ".txt");
        var listing = member.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved) == listing)
            return;
        File.WriteAllText(approved + ".new", listing);
        Assert.Fail($"The public API of {name} is not the approved one. If it is meant to be so, move {approved}.new over {approved}.");
    }
}
