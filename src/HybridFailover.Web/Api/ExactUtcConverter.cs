using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridFailover.Web.Api;

/// <summary>Instants as they are hashed, <c>2026-01-31T23:59:59.1234567Z</c>.</summary>
internal sealed class ExactUtcConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
}
