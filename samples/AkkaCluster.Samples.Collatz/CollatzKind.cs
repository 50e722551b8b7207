using AkkaCluster.Contracts;

namespace AkkaCluster.Samples.Collatz;

/// <summary>
/// Finds the number with the longest Collatz sequence in a range: a job kind as anybody may write it. To use it:
/// <code>
/// dotnet publish samples/AkkaCluster.Samples.Collatz -o plugins/AkkaCluster.Samples.Collatz
/// akkacluster submit collatz --range 1..10000000:100000 --wait
/// </code>
/// </summary>
public sealed class CollatzKind : JobKind
{
    public override string Name => "collatz";

    public override string Description => "Finds the number with the longest Collatz sequence.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => new CollatzHandler();

    public override IReducer CreateReducer(JobParameters parameters) => new LongestReducer();
}
