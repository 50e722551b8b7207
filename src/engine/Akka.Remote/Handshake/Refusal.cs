namespace Akka.Remote.Handshake;

/// <summary>A refused handshake: the reason, and the sentence that both nodes log.</summary>
internal sealed record Refusal(RefusalReason Reason, string Text);
