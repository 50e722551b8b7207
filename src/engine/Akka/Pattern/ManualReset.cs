namespace Akka.Pattern;

/// <summary>The count goes back when the child sends <see cref="BackoffSupervisor.Reset"/>.</summary>
internal sealed record ManualReset : IBackoffReset;
