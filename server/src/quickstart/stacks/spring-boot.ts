import { code, lines } from "../code.ts";
import { LIBRARIES } from "../libraries.ts";
import { java as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { SECRET_VARIABLE, type Validation } from "../validation.ts";

export const springBoot: Stack = {
  title: "Spring Boot",
  install: () => ["gradle bootRun"],
  files: (validation) => [
    { path: "build.gradle", language: "groovy", text: build },
    { path: "src/main/java/example/Security.java", language: "java", text: security(validation) },
    { path: "src/main/java/example/Application.java", language: "java", text: application(validation) },
  ],
};

const build = code`
plugins {
    id "java"
    id "org.springframework.boot" version "${LIBRARIES["org.springframework.boot"]}"
}

repositories {
    mavenCentral()
}

dependencies {
    implementation platform(org.springframework.boot.gradle.plugin.SpringBootPlugin.BOM_COORDINATES)
    implementation "org.springframework.boot:spring-boot-starter-webmvc"
    implementation "org.springframework.boot:spring-boot-starter-security-oauth2-resource-server"
}
`;

function security({ symmetric, jwksUri, issuer, audience, algorithm, strict, claim, examples }: Validation): string {
  const own = strict ? ["JwtClaimValidator"] : ["JwtAudienceValidator", "JwtIssuerValidator"];
  const classes = ["JwtDecoder", "JwtValidators", "NimbusJwtDecoder", ...own].sort();
  return code`
package example;

${symmetric && "import java.nio.charset.StandardCharsets;\nimport java.util.Objects;\nimport javax.crypto.spec.SecretKeySpec;"}
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.${symmetric ? "MacAlgorithm" : "SignatureAlgorithm"};
${lines(...classes.map((name) => `import org.springframework.security.oauth2.jwt.${name};`))}
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class Security {

    @Bean
    SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        return http
            .authorizeHttpRequests(requests -> requests
                ${lines(...examples.map(({ scope, path }) => `.requestMatchers(${text(path)}).hasAuthority(${text(scope)})`))}
                .anyRequest().authenticated())
            .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities())))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(csrf -> csrf.disable()) // A token is no cookie: no browser sends it by itself.
            .build();
    }

    @Bean
    JwtDecoder jwtDecoder() {
        ${symmetric && SECRET_KEY}
        var decoder = NimbusJwtDecoder.${symmetric ? "withSecretKey(key)" : `withJwkSetUri(${text(jwksUri)})`}
            .${symmetric ? "macAlgorithm(MacAlgorithm.HS256)" : `jwsAlgorithm(SignatureAlgorithm.${algorithm})`}
            ${strict && ".validateType(false) // The validator below does it: the default one knows no at+jwt."}
            .build();
        decoder.setJwtValidator(${strict ? atJwt(issuer, audience) : plain(issuer, audience)});
        return decoder;
    }

    /** What a token allows, under the very names of the scopes. */
    private static JwtAuthenticationConverter authorities() {
        var granted = new JwtGrantedAuthoritiesConverter();
        granted.setAuthoritiesClaimName("${claim}");
        granted.setAuthorityPrefix("");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(granted);
        return converter;
    }
}
`;
}

const SECRET_KEY = code`
var secret = Objects.requireNonNull(System.getenv("${SECRET_VARIABLE}"), "Set ${SECRET_VARIABLE} to the signing secret of the API.");
var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");`;

function plain(issuer: string, audience: string): string {
  return code`JwtValidators.createDefaultWithValidators(
    new JwtIssuerValidator(${text(issuer)}),
    new JwtAudienceValidator(${text(audience)}))`;
}

/** The builder wants one client id; here any will do, so long as there is one. */
function atJwt(issuer: string, audience: string): string {
  return code`JwtValidators.createAtJwtValidator() // RFC 9068
    .issuer(${text(issuer)})
    .audience(${text(audience)})
    .validators(all -> all.put("client_id", new JwtClaimValidator<String>("client_id", id -> id != null && !id.isEmpty())))
    .build()`;
}

function application({ examples }: Validation): string {
  return code`
package example;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @GetMapping("/")
    Map<String, String> subject(@AuthenticationPrincipal Jwt token) {
        return Map.of("subject", token.getSubject());
    }
    ${lines(
      ...examples.map(
        ({ scope, path, name }) => code`

@GetMapping(${text(path)})
Map<String, String> ${name}() {
    return Map.of("allowed", ${text(scope)});
}`,
      ),
    )}
}
`;
}
