namespace AkkaCluster.Hosting;

/// <summary>What a node's exit code says; the help lists them.</summary>
public static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int BadOptions = 2;
    public const int CannotListen = 3;
    public const int StoreUnreachable = 4;
    public const int Removed = 5;
    public const int VitalActorStopped = 6;
    public const int Superseded = 7;
    public const int EndedAtOnce = 130;
}
