namespace AkkaCluster.Http;

/// <summary>Knows what exceptions of a room below say to a caller.</summary>
internal interface IProblemSource
{
    /// <summary>The exception as a problem, or null where it is none of the room's.</summary>
    ProblemException? Find(Exception exception);
}
