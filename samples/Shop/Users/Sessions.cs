namespace AkkaCluster.Samples.Shop.Users;

/// <summary>Says who is signed in by a cookie that is signed with a key which all nodes know: none of them remembers anything.</summary>
internal sealed class Sessions(ShopDatabase database, TimeProvider time)
{
    private const string Cookie = "shop";
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    private readonly Lazy<byte[]> _key = new(() => Convert.FromHexString(database.Setting("cookie-key", () => RandomNumberGenerator.GetHexString(64))));

    public void SignIn(HttpContext context, string user)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{user}.{(time.GetUtcNow() + Lasting).ToUnixTimeSeconds()}");
        context.Response.Cookies.Append(Cookie, $"{body}.{Sign(body)}", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = Lasting, Secure = context.Request.IsHttps });
    }

    public static void SignOut(HttpContext context) => context.Response.Cookies.Delete(Cookie);

    /// <summary>Who asks; null where nobody is signed in.</summary>
    public string? Find(HttpContext context) => context.Request.Cookies[Cookie]?.Split('.') is [var user, var until, var signature]
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign($"{user}.{until}")), Encoding.ASCII.GetBytes(signature))
        && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
            ? user
            : null;

    /// <summary>Who asks.</summary>
    /// <exception cref="RefusedException">Nobody is signed in.</exception>
    public string UserOf(HttpContext context) => Find(context) ?? throw new RefusedException("Sign in first.", StatusCodes.Status401Unauthorized);

    public void RequireKeeper(HttpContext context)
    {
        if (UserOf(context) != Accounts.Keeper)
            throw new RefusedException("Only the keeper may do that.", StatusCodes.Status403Forbidden);
    }

    private string Sign(string body) => Convert.ToHexString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(body)));
}
