using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit.Internal;

/// <summary>Makes an actor the sender of what the code of a test sends, also after its awaits.</summary>
internal static class ImplicitSender
{
    public static void Set(IActorRef actor)
    {
        if (actor is not LocalActorRef { Cell: var cell }) return;
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new CellKeepingContext(cell));
    }

    private sealed class CellKeepingContext(ActorCell cell) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Run(d, state));

        public override void Send(SendOrPostCallback d, object? state) => Run(d, state);

        public override SynchronizationContext CreateCopy() => new CellKeepingContext(cell);

        private void Run(SendOrPostCallback d, object? state)
        {
            var (context, current) = (Current, InternalCurrentActorCellKeeper.Current);
            SetSynchronizationContext(this);
            InternalCurrentActorCellKeeper.Current = cell;
            try
            {
                d(state);
            }
            finally
            {
                InternalCurrentActorCellKeeper.Current = current;
                SetSynchronizationContext(context);
            }
        }
    }
}
