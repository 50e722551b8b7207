namespace AkkaCluster.Pbm;

/// <summary>Says that a command failed; the client ends with an exit code that tells so.</summary>
public sealed class ErroredCommandResponse : CommandResponse
{
    /// <summary>Takes what went wrong, and whether the answer ends with it.</summary>
    public ErroredCommandResponse(string text, bool final = true) : base(text, final)
    {
    }
}
