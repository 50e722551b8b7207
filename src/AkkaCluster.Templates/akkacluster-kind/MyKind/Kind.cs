using AkkaCluster.Contracts;

namespace MyKind;

/// <summary>Repeats each of its inputs.</summary>
public sealed class Kind : JobKind<Parameters, string, Repeated>
{
    public override string Name => "my-kind";

    public override string Description => "Repeats each of its inputs.";

    protected override ValueTask<Repeated> ExecuteAsync(string input, Parameters parameters, TaskContext context, CancellationToken cancellation)
    {
        if (input.Length == 0)
            throw new TaskFailedException("The input is empty.", permanent: true);
        return ValueTask.FromResult(new Repeated(string.Concat(Enumerable.Repeat(input, parameters.Times)), input.Length * parameters.Times));
    }

    protected override IReducer CreateReducer(Parameters parameters) => new LengthReducer();
}
