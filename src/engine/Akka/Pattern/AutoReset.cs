namespace Akka.Pattern;

/// <summary>The count goes back when the child has lived for a time.</summary>
internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;
