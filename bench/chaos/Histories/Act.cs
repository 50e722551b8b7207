namespace AkkaCluster.Chaos.Histories;

/// <summary>What a client asked for.</summary>
internal enum Act
{
    Submit,
    Read,
    Wait,
    Cancel,
    Pause,
    Resume,
    Rerun,
    Result,
    Tasks,
}
