using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Cluster.Gossiping;
using Akka.Cluster.Serialization.Wire;
using Akka.Util;

namespace Akka.Cluster.Serialization;

/// <summary>A gossip on the wire.</summary>
internal static class WireGossip
{
    public static GossipData ToWire(Gossip gossip)
    {
        var data = new GossipData();
        var nodes = new Dictionary<UniqueAddress, uint>();
        foreach (var node in gossip.Members.Keys.Concat(gossip.Tombstones.Keys))
        {
            if (nodes.TryAdd(node, (uint)nodes.Count))
                data.Nodes.Add(WireNodes.ToWire(node));
        }
        var roles = new Dictionary<string, uint>();
        var versions = new Dictionary<string, uint>();
        data.Members.AddRange(gossip.Members.Values.Select(m => ToWire(m, nodes, roles, versions)));
        data.Roles.AddRange(roles.Keys);
        data.AppVersions.AddRange(versions.Keys);
        foreach (var (observer, row) in gossip.Reachability.Rows)
        {
            var rowData = new RowData { Observer = nodes[observer], Version = row.Version };
            rowData.Subjects.AddRange(row.Subjects.Select(s => new SubjectData { Node = nodes[s.Key], Status = (uint)s.Value }));
            data.Rows.Add(rowData);
        }
        var places = nodes.ToDictionary(n => n.Key.ClockNode, n => n.Value);
        data.Clock.AddRange(gossip.Version.Versions.Select(v => places.TryGetValue(v.Key, out var place)
            ? new ClockData { Node = place + 1, Count = v.Value }
            : new ClockData { Name = v.Key.ToString(), Count = v.Value }));
        data.Seen.AddRange(gossip.Seen.Where(nodes.ContainsKey).Select(n => nodes[n]));
        data.Tombstones.AddRange(gossip.Tombstones.Select(t => new TombstoneData { Node = nodes[t.Key], AtUnixMilliseconds = t.Value }));
        return data;
    }

    public static Gossip FromWire(GossipData data)
    {
        var nodes = data.Nodes.Select(WireNodes.FromWire).ToArray();
        UniqueAddress Node(uint place) => At(nodes, place, "node");
        var roleSets = new Dictionary<string, ImmutableHashSet<string>>();
        var versions = data.AppVersions.Select(AppVersion.Create).ToArray();
        var members = data.Members.Select(m => Member.Create(
            Node(m.Node),
            m.UpNumber == 0 ? int.MaxValue : (int)m.UpNumber,
            StatusOf(m.Status),
            RolesOf(m, data, roleSets),
            At(versions, m.AppVersion, "version")));
        var rows = data.Rows.ToImmutableSortedDictionary(
            r => Node(r.Observer),
            r => new ReachabilityRow(r.Version, r.Subjects.ToImmutableSortedDictionary(s => Node(s.Node), s => ReachabilityOf(s.Status))));
        return new Gossip(
            members.ToImmutableSortedDictionary(m => m.UniqueAddress, m => m),
            new Reachability(rows),
            ClockFromWire(data.Clock, nodes),
            data.Seen.Select(Node).ToImmutableHashSet(),
            data.Tombstones.ToImmutableSortedDictionary(t => Node(t.Node), t => t.AtUnixMilliseconds));
    }

    public static IEnumerable<ClockData> ClockToWire(VectorClock clock) =>
        clock.Versions.Select(v => new ClockData { Name = v.Key.ToString(), Count = v.Value });

    public static VectorClock ClockFromWire(IEnumerable<ClockData> clock, UniqueAddress[] nodes) =>
        VectorClock.Create(clock.ToImmutableSortedDictionary(
            c => c.Node == 0 ? VectorClock.Node.FromHash(c.Name) : At(nodes, c.Node - 1, "node").ClockNode,
            c => c.Count));

    private static MemberData ToWire(
        Member member, Dictionary<UniqueAddress, uint> nodes, Dictionary<string, uint> roles, Dictionary<string, uint> versions)
    {
        var data = new MemberData
        {
            Node = nodes[member.UniqueAddress],
            Status = (uint)member.Status,
            UpNumber = member.UpNumber == int.MaxValue ? 0 : (uint)member.UpNumber,
            AppVersion = PlaceOf(member.AppVersion.Version, versions),
        };
        data.Roles.AddRange(member.Roles.Select(role => PlaceOf(role, roles)));
        return data;
    }

    private static uint PlaceOf(string text, Dictionary<string, uint> table)
    {
        if (!table.TryGetValue(text, out var place))
            table[text] = place = (uint)table.Count;
        return place;
    }

    private static ImmutableHashSet<string> RolesOf(MemberData member, GossipData data, Dictionary<string, ImmutableHashSet<string>> known)
    {
        var key = string.Join(',', member.Roles);
        if (!known.TryGetValue(key, out var roles))
            known[key] = roles = member.Roles.Select(r => At(data.Roles, r, "role")).ToImmutableHashSet();
        return roles;
    }

    private static MemberStatus StatusOf(uint status) => (MemberStatus)status is var known && Enum.IsDefined(known)
        ? known
        : throw new SerializationException($"A gossip holds the member status {status}; expected 0 to 6.");

    private static ReachabilityStatus ReachabilityOf(uint status) => (ReachabilityStatus)status is var known && Enum.IsDefined(known)
        ? known
        : throw new SerializationException($"A gossip holds the reachability {status}; expected 0 to 2.");

    private static T At<T>(IList<T> table, uint place, string what) => place < table.Count
        ? table[(int)place]
        : throw new SerializationException($"A gossip names the {what} at place {place} of a table of {table.Count}.");
}
