namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>How far a task says that it is.</summary>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Note">What it does.</param>
internal sealed record TaskProgress(double Share, string? Note)
{
    private const int LongestNote = 200;

    public static TaskProgress Of(double share, string? note) =>
        new(double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0, note is null ? null : Storage.StorableText.Of(note.Length > LongestNote ? note[..LongestNote] : note));
}
