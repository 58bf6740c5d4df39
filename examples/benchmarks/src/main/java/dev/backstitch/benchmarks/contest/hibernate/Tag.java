package dev.backstitch.benchmarks.contest.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

@Entity
@Table(name = "tags")
public class Tag {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tags")
    @SequenceGenerator(name = "tags", sequenceName = "tags_seq", allocationSize = 1000)
    private Long id;

    @Column(nullable = false, length = 80)
    private String name;

    /** Written by {@link Post} together with its set. */
    @ManyToMany(mappedBy = "tags")
    List<Post> posts = new ArrayList<>();

    protected Tag() {}

    public Tag(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Post> getPosts() {
        return posts;
    }
}
