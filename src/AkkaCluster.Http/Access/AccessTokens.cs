using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AkkaCluster.Http.Access;

/// <summary>
/// Which role a token or a session gives. A session is what a browser keeps instead of the token: a role and an end, signed with the token, so that every node of the same tokens takes it, none
/// has to remember it, and a new token ends all of them.
/// </summary>
internal sealed class AccessTokens
{
    /// <summary>How long a browser that has logged in stays so.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    private readonly (byte[] Hash, AccessRole Role)[] _tokens;
    private readonly byte[] _key;

    public AccessTokens(GatewayOptions options)
    {
        IsAsked = options.Token.Length > 0;
        _tokens = [.. Known(options).Select(known => (Hash(known.Token), known.Role))];
        _key = Hash($"akkacluster session\n{options.Token}\n{options.ReadToken}");
    }

    /// <summary>Whether callers are asked for a token at all.</summary>
    public bool IsAsked { get; }

    public AccessRole RoleOfToken(string token)
    {
        var hash = Hash(token);
        return _tokens.Where(known => CryptographicOperations.FixedTimeEquals(known.Hash, hash)).Select(known => known.Role).FirstOrDefault();
    }

    public string BeginSession(AccessRole role, DateTimeOffset now)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{role}.{now.Add(SessionLength).ToUnixTimeSeconds()}");
        return $"{content}.{Sign(content)}";
    }

    public AccessRole RoleOfSession(string session, DateTimeOffset now)
    {
        if (session.Split('.') is not [var role, var end, var signature] || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign($"{role}.{end}"))))
            return AccessRole.None;
        return long.Parse(end, CultureInfo.InvariantCulture) > now.ToUnixTimeSeconds() ? Enum.Parse<AccessRole>(role) : AccessRole.None;
    }

    private static IEnumerable<(string Token, AccessRole Role)> Known(GatewayOptions options)
    {
        if (options.Token.Length > 0)
            yield return (options.Token, AccessRole.Operator);
        if (options.ReadToken.Length > 0)
            yield return (options.ReadToken, AccessRole.Reader);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private string Sign(string content) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(content)));
}
