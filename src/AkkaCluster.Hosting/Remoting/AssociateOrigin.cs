using Google.Protobuf;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>Finds in Akka.Remote's first message who the peer says that it is (WireFormats.proto: AkkaProtocolMessage 2, instruction 2, origin 1, hostname 2).</summary>
internal static class AssociateOrigin
{
    private static readonly int[] Hostname = [2, 2, 1, 2];

    /// <summary>The host of the address under which the peer wants to be known; null where the message has none.</summary>
    public static string? HostOf(ByteString message)
    {
        try
        {
            var inner = message;
            foreach (var field in Hostname)
            {
                if (Find(inner, field) is not { } found)
                    return null;
                inner = found;
            }
            return inner.ToStringUtf8();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static ByteString? Find(ByteString message, int field)
    {
        var input = message.CreateCodedInput();
        while (input.ReadTag() is not 0 and var tag)
        {
            if (tag == WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited))
                return input.ReadBytes();
            input.SkipLastField();
        }
        return null;
    }
}
