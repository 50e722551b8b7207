namespace Akka.Actor;

/// <summary>How a request ended; the answers of <c>PipeTo</c> and the ones that <c>Ask</c> understands.</summary>
public abstract class Status
{
    private Status() { }

    /// <summary>The request succeeded.</summary>
    public sealed class Success : Status
    {
        /// <summary>Success without a value.</summary>
        public static readonly Success Instance = new(null!);

        /// <summary>What the request gave.</summary>
        public readonly object Status;

        /// <summary>Creates the answer.</summary>
        public Success(object status) => Status = status;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>The request failed. <c>Ask</c> turns this answer into a faulted task.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why the request failed.</summary>
        public readonly Exception Cause;

        /// <summary>What the sender wants to have said about it, or null.</summary>
        public readonly object? State;

        /// <summary>Creates the answer.</summary>
        public Failure(Exception cause) : this(cause, null!) { }

        /// <summary>Creates the answer with a state.</summary>
        public Failure(Exception cause, object state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc/>
        public override string ToString() => $"Failure: {Cause}";
    }
}
