using Microsoft.AspNetCore.Identity;

namespace AkkaCluster.Samples.Shop.Users;

/// <summary>Who may sign in, with passwords hashed by the framework.</summary>
internal sealed class Accounts(ShopDatabase database, IOptions<ShopOptions> options)
{
    /// <summary>Who may do more.</summary>
    public const string Keeper = "keeper";

    private readonly PasswordHasher<string> _hasher = new();

    /// <summary>Gives the keeper the password of the settings.</summary>
    public void EnsureKeeper()
    {
        if (options.Value.KeeperPassword is not { Length: > 0 } password)
            return;
        using var connection = database.Open();
        connection.Execute("INSERT INTO account (name, hash) VALUES (@name, @hash) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash", new { name = Keeper, hash = _hasher.HashPassword(Keeper, password) });
    }

    public async Task RegisterAsync(string name, string password)
    {
        if (name.Length is < 1 or > 32 || !name.All(char.IsAsciiLetterOrDigit) || name == Keeper)
            throw new RefusedException("A name has 1 to 32 letters and digits, and is not the keeper's.", StatusCodes.Status400BadRequest);
        if (password.Length is < 8 or > 128)
            throw new RefusedException("A password has 8 to 128 characters.", StatusCodes.Status400BadRequest);
        await using var connection = database.Open();
        var added = await connection.ExecuteAsync("INSERT INTO account (name, hash) VALUES (@name, @hash) ON CONFLICT DO NOTHING", new { name, hash = _hasher.HashPassword(name, password) });
        // The answer to the first try may have been lost.
        if (added == 0 && !await CheckAsync(name, password))
            throw new RefusedException($"The name {name} is taken.");
    }

    public async Task<bool> CheckAsync(string name, string password)
    {
        await using var connection = database.Open();
        var hash = await connection.QuerySingleOrDefaultAsync<string>("SELECT hash FROM account WHERE name = @name", new { name });
        return hash is not null && _hasher.VerifyHashedPassword(name, hash, password) != PasswordVerificationResult.Failed;
    }
}
