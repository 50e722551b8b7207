namespace Akka.Remote.Wire;

/// <summary>What a frame's body is.</summary>
internal enum FrameKind : byte
{
    Hello = 1,
    Welcome = 2,
    Refused = 3,
    Message = 4,
    SystemMessage = 5,
    Acknowledged = 6,
    Goodbye = 7,

    /// <summary>Forget all ids that were defined on this connection; no body.</summary>
    ForgetIds = 8,

    /// <summary>The connection lives; no body.</summary>
    KeepAlive = 9,
}
