using Akka.Actor;
using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>
/// Which lane a message takes. It depends on the recipient alone, so that the order between two actors holds: membership and remote death watch
/// go by the control lane, everything else by the ordinary one.
/// </summary>
internal static class LaneChoice
{
    public static Lane Of(in OutboundMessage message) =>
        message.Recipient.IsRoot && message.Message is ActorSelectionMessage selection
            ? Of(selection.Elements)
            : message.Recipient.Lane;

    public static Lane Of(ActorPath path)
    {
        if (path.Depth < 2) return Lane.Ordinary;
        var elements = path.Elements;
        return IsControl(elements[0], elements[1]) ? Lane.Control : Lane.Ordinary;
    }

    private static Lane Of(SelectionPathElement[] elements) =>
        elements is [SelectChildName first, SelectChildName second, ..] && IsControl(first.Name, second.Name) ? Lane.Control : Lane.Ordinary;

    private static bool IsControl(string guardian, string child) =>
        guardian == "system" && (child is "cluster" or "remote-watcher");
}
