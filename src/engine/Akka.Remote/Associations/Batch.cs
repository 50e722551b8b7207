using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>What the control lane writes at once.</summary>
internal readonly record struct Batch(IReadOnlyList<OutboundMessage> Messages, ulong? Acknowledged, bool Gap, GoodbyeReason? Goodbye);
