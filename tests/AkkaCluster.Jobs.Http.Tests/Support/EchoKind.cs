using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Http.Tests.Support;

internal sealed class EchoKind : JobKind
{
    public override string Name => "echo";

    public override string Description => "Answers its input.";

    public override ParameterSchema Parameters { get; } = new(new ParameterDefinition("volume", ParameterType.Integer, "How loud.") { Minimum = 0 });

    public override ITaskHandler CreateHandler(JobParameters parameters) => throw new NotSupportedException();
}
