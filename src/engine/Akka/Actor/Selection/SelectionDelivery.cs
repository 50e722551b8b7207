using Akka.Util;

namespace Akka.Actor;

/// <summary>Delivers a message along the elements of a selection.</summary>
internal static class SelectionDelivery
{
    public static void Deliver(IInternalActorRef anchor, IActorRef sender, ActorSelectionMessage selection)
    {
        var current = anchor;
        for (var i = 0; i < selection.Elements.Length; i++)
        {
            var last = i == selection.Elements.Length - 1;
            if (current is not IRefWithCell withCell)
            {
                DeliverElsewhere(current, sender, selection, i);
                return;
            }
            switch (selection.Elements[i])
            {
                case SelectParent:
                    current = withCell.Parent;
                    break;
                case SelectChildName child:
                    var found = withCell.GetSingleChild(child.Name);
                    if (found.IsNobody())
                    {
                        TellNobody(withCell, sender, selection, i);
                        return;
                    }
                    current = found;
                    break;
                case SelectChildPattern pattern:
                    DeliverToMatching(withCell, sender, selection, i, withCell.Children.Where(c => c.Path.Name.Like(pattern.PatternStr)).ToArray());
                    return;
                case SelectChildRecursive:
                    DeliverToDescendants(withCell, sender, selection, last);
                    return;
            }
        }
        current.Tell(selection.Message, sender);
    }

    private static void DeliverElsewhere(IInternalActorRef place, IActorRef sender, ActorSelectionMessage selection, int from)
    {
        if (place is VirtualPathContainer container)
        {
            var rest = selection.Elements.Skip(from).ToArray();
            var found = rest.All(e => e is SelectChildName) ? container.GetChild([.. rest.Select(e => e.ToString()!)]) : ActorRefs.Nobody;
            if (!found.IsNobody()) found.Tell(selection.Message, sender);
            else TellNobody(place, sender, selection, from);
            return;
        }
        place.Tell(selection.Copy(elements: selection.Elements[from..]), sender);
    }

    private static void DeliverToMatching(IInternalActorRef parent, IActorRef sender, ActorSelectionMessage selection, int index, IActorRef[] matching)
    {
        if (matching.Length == 0)
        {
            TellNobody(parent, sender, selection, index);
            return;
        }
        var rest = selection.Elements[(index + 1)..];
        foreach (var child in matching)
        {
            if (rest.Length == 0) child.Tell(selection.Message, sender);
            else Deliver((IInternalActorRef)child, sender, selection.Copy(elements: rest, wildCardFanOut: selection.WildCardFanOut || matching.Length > 1));
        }
    }

    private static void DeliverToDescendants(IRefWithCell parent, IActorRef sender, ActorSelectionMessage selection, bool last)
    {
        if (!last) throw new IllegalActorNameException("The wildcard ** selects all descendants: it can only be the last element of a path.");
        foreach (var child in parent.Children)
        {
            child.Tell(selection.Message, sender);
            if (child is IRefWithCell withCell) DeliverToDescendants(withCell, sender, selection, last);
        }
    }

    // Where a wildcard fans out, a branch without a match is no loss.
    private static void TellNobody(IInternalActorRef parent, IActorRef sender, ActorSelectionMessage selection, int index)
    {
        if (selection.WildCardFanOut) return;
        var provider = parent.Provider;
        var path = selection.Elements.Skip(index).Aggregate(parent.Path, (p, e) => p / e.ToString()!);
        var eventStream = (provider.Guardian.Cell.SystemImpl).EventStream;
        new EmptyLocalActorRef(provider, path, eventStream).Tell(selection, sender);
    }
}
