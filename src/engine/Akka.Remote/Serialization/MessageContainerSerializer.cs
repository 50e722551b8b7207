using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Serialization.Proto;
using Akka.Serialization;
using Google.Protobuf;

namespace Akka.Remote.Serialization;

/// <summary>Messages on their way through an actor selection.</summary>
public class MessageContainerSerializer : Serializer
{
    /// <summary>Makes the serializer.</summary>
    public MessageContainerSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>The identifier: 6.</summary>
    public override int Identifier => 6;

    /// <inheritdoc />
    public override bool IncludeManifest => false;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj)
    {
        if (obj is not ActorSelectionMessage selection)
            throw new ArgumentException($"Found a [{obj.GetType()}]; expected an {nameof(ActorSelectionMessage)}.", nameof(obj));
        var data = new SelectionData { Message = system.Serialization.ToPayload(selection.Message), WildcardFanOut = selection.WildCardFanOut };
        data.Elements.AddRange(selection.Elements.Select(ToData));
        return data.ToByteArray();
    }

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type? type)
    {
        var data = SelectionData.Parser.ParseFrom(bytes);
        var message = system.Serialization.FromPayload(data.Message) ?? throw new SerializationException("Found a selection without a message.");
        return new ActorSelectionMessage(message, data.Elements.Select(FromData).ToArray(), data.WildcardFanOut);
    }

    private static SelectionElement ToData(SelectionPathElement element) => element switch
    {
        SelectChildName name => new SelectionElement { Kind = SelectionElement.Types.Kind.ChildName, Text = name.Name },
        SelectChildPattern pattern => new SelectionElement { Kind = SelectionElement.Types.Kind.ChildPattern, Text = pattern.PatternStr },
        _ => new SelectionElement { Kind = SelectionElement.Types.Kind.Parent },
    };

    private static SelectionPathElement FromData(SelectionElement element) => element.Kind switch
    {
        SelectionElement.Types.Kind.ChildName => new SelectChildName(element.Text),
        SelectionElement.Types.Kind.ChildPattern => new SelectChildPattern(element.Text),
        SelectionElement.Types.Kind.Parent => new SelectParent(),
        _ => throw new SerializationException($"Found selection element kind {element.Kind}; expected 0 to 2."),
    };
}
