using Akka.Actor;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>What the decisions of a singleton manager do to the world; the actor and the tests implement it.</summary>
internal interface ISingletonPort
{
    /// <summary>Starts the instance and tells the waiting proxies where it is.</summary>
    void StartSingleton();

    /// <summary>Asks the proxies to send no more; <see cref="SingletonMachine.ProxiesPaused"/> follows.</summary>
    void PauseProxies(Address? successor);

    /// <summary>Sends the instance its termination message; <see cref="SingletonMachine.SingletonTerminated"/> follows.</summary>
    void StopSingleton();

    /// <summary>Asks a predecessor to hand over.</summary>
    void AskHandOver(Address predecessor);

    /// <summary>Tells the successor that the instance is stopping.</summary>
    void ReportProgress(Address successor);

    /// <summary>Tells the successor that no instance runs here.</summary>
    void ConfirmHandOver(Address successor);

    /// <summary>Nothing runs here any more, and nothing will.</summary>
    void Retired();
}
