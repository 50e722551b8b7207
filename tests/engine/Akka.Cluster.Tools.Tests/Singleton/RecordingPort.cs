using Akka.Actor;
using Akka.Cluster.Tools.Singleton;

namespace Akka.Cluster.Tools.Tests.Singleton;

/// <summary>Writes down what a machine does.</summary>
internal sealed class RecordingPort : ISingletonPort
{
    public List<string> Done { get; } = [];

    public void StartSingleton() => Done.Add("start");

    public void PauseProxies(Address? successor) => Done.Add("pause");

    public void StopSingleton() => Done.Add("stop");

    public void AskHandOver(Address predecessor) => Done.Add($"ask {predecessor.Host}");

    public void ReportProgress(Address successor) => Done.Add($"progress {successor.Host}");

    public void ConfirmHandOver(Address successor) => Done.Add($"confirm {successor.Host}");

    public void Retired() => Done.Add("retired");
}
