using Akka.Actor;
using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Leader;

public sealed class AdmissionsTests : IDisposable
{
    private static readonly JobSpec Small = new() { Kind = "echo", Inputs = new JobInputs.Inline(["a"]) };

    private readonly ActorSystem _system = ActorSystem.Create("admissions");
    private readonly Admissions _admissions = new();

    [Fact]
    public void Who_asks_again_while_the_store_writes_is_answered_with_the_first()
    {
        var (one, other) = (Caller(), Caller());
        Assert.False(_admissions.Join("j", one));
        _admissions.Add("j", Small, one);
        Assert.True(_admissions.Join("j", one));
        Assert.True(_admissions.Join("j", other));

        Assert.Equivalent(new[] { one, other }, _admissions.Remove("j"), strict: true);
        Assert.Empty(_admissions.Remove("j"));
    }

    [Fact]
    public void They_hold_so_much_text_until_the_store_has_written_it()
    {
        _admissions.Add("large", Small with { Parameters = new string('x', 65 * 1024 * 1024) }, Caller());
        Assert.True(_admissions.AreLarge);

        _admissions.Remove("large");
        Assert.False(_admissions.AreLarge);
    }

    public void Dispose() => _system.Dispose();

    private IActorRef Caller() => _system.ActorOf(Props.Empty);
}
