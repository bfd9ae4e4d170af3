using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The configuration of the stack under one namespace. <c>Get</c> returns null for a key that is not set,
/// <c>Require</c> fails the run; the <c>Secret</c> forms keep the value out of the console and encrypted in the state.
/// </summary>
/// <remarks>A value that is secret in the configuration travels in plain when read without <c>Secret</c>.</remarks>
public sealed class Config
{
    private const string OldSuffix = ":config";
    private readonly string _name;

    /// <param name="name">The namespace; the name of the project if not given.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(OldSuffix, StringComparison.Ordinal) ? name[..^OldSuffix.Length] : name;
    }

    public string? Get(string key) => DeploymentContext.Required.Settings.Config.GetValueOrDefault(FullKey(key));

    public Output<string>? GetSecret(string key) => SecretOrNull(Get(key));

    /// <summary>Only <c>true</c> and <c>false</c>, spelled exactly so.</summary>
    public bool? GetBoolean(string key) =>
        Get(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var value => throw Invalid(key, value, nameof(Boolean)),
        };

    public Output<bool>? GetSecretBoolean(string key) => SecretOrNull(GetBoolean(key));

    public int? GetInt32(string key) =>
        Get(key) is not { } value ? null
        : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(key, value, nameof(Int32));

    public Output<int>? GetSecretInt32(string key) => SecretOrNull(GetInt32(key));

    public double? GetDouble(string key) =>
        Get(key) is not { } value ? null
        : double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(key, value, nameof(Double));

    public Output<double>? GetSecretDouble(string key) => SecretOrNull(GetDouble(key));

    /// <summary>The value read as JSON.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => TryReadObject<T>(key, options, out var value) ? value : default;

    /// <inheritdoc cref="GetObject{T}(string, JsonSerializerOptions)"/>
    [return: MaybeNull]
    public T GetObject<T>(string key) => GetObject<T>(key, JsonSerializerOptions.Default);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        TryReadObject<T>(key, options, out var value) ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => GetSecretObject<T>(key, JsonSerializerOptions.Default);

    /// <exception cref="RunException">The key is not set.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        TryReadObject<T>(key, options, out var value) ? value : throw Missing(key);

    public T RequireObject<T>(string key) => RequireObject<T>(key, JsonSerializerOptions.Default);

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => Output.CreateSecret(RequireObject<T>(key, options));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    private static Output<T>? SecretOrNull<T>(T? value) where T : class => value is null ? null : Output.CreateSecret(value);

    private static Output<T>? SecretOrNull<T>(T? value) where T : struct => value is { } set ? Output.CreateSecret(set) : null;

    private bool TryReadObject<T>(string key, JsonSerializerOptions options, out T value)
    {
        value = default!;
        if (Get(key) is not { } json)
            return false;
        try
        {
            value = JsonSerializer.Deserialize<T>(json, options)!;
            return true;
        }
        catch (JsonException e)
        {
            throw Invalid(key, json, typeof(T).FullName, e);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Invalid(string key, string value, string? type, Exception? cause = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);

    private RunException Missing(string key) =>
        new($"Missing Required configuration variable '{FullKey(key)}'\n\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");
}
